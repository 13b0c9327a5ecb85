using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class JudgeTests
{
    [Fact]
    public void Fails_a_canary_that_throws_on_every_third_request()
    {
        var judgement = Of(Make.Evidence(40, failures: 12), Make.Evidence(400));

        Assert.Equal(Verdict.Failed, judgement.Verdict);
        Assert.StartsWith("the canary failed 12 of 40 requests (30.0 %), stable 0.0 %; e = ", judgement.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, 29, false)]
    [InlineData(30, 29, true)]
    [InlineData(30, 2, false)]
    [InlineData(30, 3, true)]
    [InlineData(150, 3, false)]
    [InlineData(150, 5, true)]
    public void Errors_that_stable_does_not_have_count_from_30_requests_and_3_failures_on(long requests, long failures, bool fails)
    {
        var judgement = Of(Make.Evidence(requests, failures), Make.Evidence(1_000));

        Assert.Equal(fails, judgement.Verdict == Verdict.Failed);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(20, true)]
    public void Failures_that_stable_has_too_are_no_evidence_until_they_are_clearly_more(long failures, bool fails)
    {
        var judgement = Of(Make.Evidence(100, failures), Make.Evidence(1_000, failures: 50));

        Assert.Equal(fails, judgement.Verdict == Verdict.Failed);
    }

    [Fact]
    public void A_stable_with_few_requests_is_no_excuse()
    {
        var judgement = Of(Make.Evidence(100, failures: 20), Make.Evidence(10, failures: 2));

        Assert.Equal(Verdict.Failed, judgement.Verdict);
    }

    [Fact]
    public void A_canary_with_all_the_traffic_is_judged_by_a_limit()
    {
        Assert.Equal(Verdict.Failed, Of(Make.Evidence(200, failures: 20), TargetEvidence.None).Verdict);
        Assert.Equal(Verdict.Healthy, Of(Make.Evidence(200, failures: 3), TargetEvidence.None).Verdict);
    }

    [Fact]
    public void Holds_when_the_clock_went_back()
    {
        var judgement = Of(Make.Evidence(500), Make.Evidence(5_000), afterSeconds: -40);

        Assert.Equal(new Judgement(Verdict.Wait, "holding: the clock went back by 40 s since the step began"), judgement);
    }

    [Theory]
    [InlineData(99, 80, 5, false)]
    [InlineData(100, 80, 5, true)]
    [InlineData(100, 45, 5, false)]
    [InlineData(100, 80, 40, false)]
    [InlineData(100, 200, 40, true)]
    public void Fails_a_canary_that_is_slow_by_itself_and_beside_stable(int requests, double milliseconds, double stableMilliseconds, bool fails)
    {
        var judgement = Of(Make.Evidence(requests, milliseconds: milliseconds), Make.Evidence(1_000, milliseconds: stableMilliseconds));

        Assert.Equal(fails, judgement.Verdict == Verdict.Failed);
    }

    [Fact]
    public void Waits_until_enough_requests_met_the_canary()
    {
        var judgement = Of(Make.Evidence(120), Make.Evidence(1_000), afterSeconds: 25);

        Assert.Equal(new Judgement(Verdict.Wait, "120 of 200 canary requests seen at 10 %"), judgement);
    }

    [Fact]
    public void Waits_until_the_hold_is_over()
    {
        var judgement = Of(Make.Evidence(500), Make.Evidence(5_000), afterSeconds: 5);

        Assert.Equal(new Judgement(Verdict.Wait, "15 s of the hold at 10 % are left"), judgement);
    }

    [Fact]
    public void Is_healthy_after_enough_requests_and_time()
    {
        var judgement = Of(Make.Evidence(500, failures: 2), Make.Evidence(5_000), afterSeconds: 21);

        Assert.Equal(Verdict.Healthy, judgement.Verdict);
        Assert.StartsWith("500 canary requests, 0.4 % failed", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_when_traffic_flows_but_none_reaches_the_canary()
    {
        var judgement = Of(Make.Evidence(500, lastAfterSeconds: 10), Make.Evidence(5_000, lastAfterSeconds: 75), afterSeconds: 75);

        Assert.Equal(new Judgement(Verdict.Wait, "holding: no request reached the canary for 65 s while stable has traffic"), judgement);
    }

    [Fact]
    public void Holds_when_there_is_no_traffic_at_all()
    {
        var judgement = Of(TargetEvidence.None, TargetEvidence.None, afterSeconds: 90);

        Assert.Equal(new Judgement(Verdict.Wait, "holding: no traffic for 90 s, so nothing is known about the canary"), judgement);
    }

    [Fact]
    public void Never_calls_silence_healthy_even_when_a_step_asks_for_no_requests()
    {
        var rollout = Make.Rollout() with { Steps = [new RolloutStep(0.1, 0, 0)] };

        var judgement = Judge.Of(rollout, RolloutEvidence.None, Make.Options, Make.Start.AddSeconds(30));

        Assert.Equal(Verdict.Wait, judgement.Verdict);
    }

    [Fact]
    public void Silence_does_not_hide_a_failure_seen_before_it()
    {
        var judgement = Of(Make.Evidence(100, failures: 50, lastAfterSeconds: 5), Make.Evidence(100), afterSeconds: 600);

        Assert.Equal(Verdict.Failed, judgement.Verdict);
    }

    private static Judgement Of(TargetEvidence canary, TargetEvidence stable, double afterSeconds = 21) =>
        Judge.Of(Make.Rollout(), Make.Known(canary, stable), Make.Options, Make.Start.AddSeconds(afterSeconds));
}
