using MlopsLab.Contracts.Gateway;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class ShadowRulesTests
{
    private static readonly Policy Mirrored = Read("""
        name: mirrored
        steps: [ { shadow: { requests: 100, share: 20 } }, { analysis: {} }, { setWeight: 10 } ]
        metrics: [ { name: differ, measure: disagreement, tolerate: 0.1 }, { name: errors, measure: error-rate } ]
        """);

    [Fact]
    public void The_shadow_is_the_first_step_with_its_share_and_no_weight()
    {
        var rollout = EventRules.OnLoaded(Rollout(step: 0) with { Phase = Phase.Loading }, EventRules.Canary, "2", Make.Start, Make.Start)?.Next ?? throw new InvalidOperationException("no move");

        Assert.Null(PolicyRule.Check(Mirrored));
        Assert.Equal((0, 0.2, true, false), (rollout.Weight, rollout.ShadowShare, rollout.IsMirrored, rollout.MeetsTraffic));
    }

    [Fact]
    public void After_it_comes_the_canary_and_nothing_is_mirrored_any_more()
    {
        var next = TickRule.Decide(Rollout(), new(Verdict.Healthy, "well"), Make.Options, Make.Start)?.Next;

        Assert.Equal((2, 0.1, 0, false), (next?.Step, next?.Weight, next?.ShadowShare, next?.IsMirrored));
    }

    [Fact]
    public void An_abort_ends_the_mirror_at_once()
    {
        var next = CommandRules.Abort(Rollout(), Make.Ana, Make.Options, Make.Start).Move?.Next;

        Assert.Equal((Phase.Aborting, 0, 0), (next?.Phase, next?.Weight, next?.ShadowShare));
    }

    [Fact]
    public void A_step_is_done_when_enough_requests_were_compared_and_too_few_differ()
    {
        var waiting = Judge.Of(Rollout(), Known(pairs: 60, differ: 1), Make.Options, At(10));
        var done = Judge.Of(Rollout(), Known(pairs: 200, differ: 4), Make.Options, At(10));

        Assert.Equal((Verdict.Wait, "60 of 100 mirrored requests seen"), (waiting.Verdict, waiting.Reason));
        Assert.Equal((Verdict.Healthy, "200 mirrored requests; all that the step asks for is met"), (done.Verdict, done.Reason));
    }

    [Fact]
    public void A_shadow_that_decides_differently_on_too_many_requests_ends_the_rollout()
    {
        var judgement = Judge.Of(Rollout(), Known(pairs: 200, differ: 60), Make.Options, At(10));

        Assert.Equal(Verdict.Failed, judgement.Verdict);
        Assert.Contains("they decided differently on 60 of 200 requests", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_mirrored_requests_it_holds()
    {
        var judgement = Judge.Of(Rollout(), Known(pairs: 200, differ: 0), Make.Options, At(100));

        Assert.Equal(Verdict.Wait, judgement.Verdict);
        Assert.StartsWith("holding: no traffic for 80 s, so nothing is known about the shadow", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_are_sorted_into_both_sides_and_only_those_of_the_version_and_the_step_count()
    {
        ShadowPair[] pairs =
        [
            Pair(0.2, 0.8), Pair(0.9, 0.4), Pair(0.1, 0.2), Pair(0.1, null), Pair(null, 0.3),
            Pair(0.1, 0.9) with { ShadowVersion = "7" }, Pair(0.1, 0.9) with { At = Make.Start.AddSeconds(-1) },
        ];

        var evidence = Mirroring.Of(pairs, Rollout());

        Assert.Equal((5, 1, 1), (evidence.Canary.Requests, evidence.Canary.Failures, evidence.Canary.Positives));
        Assert.Equal((5, 1, 1), (evidence.Stable.Requests, evidence.Stable.Failures, evidence.Stable.Positives));
        Assert.Equal((3, 1, 1), (evidence.Pairs.Decisions.Pairs, evidence.Pairs.Decisions.OnlyCanary, evidence.Pairs.Decisions.OnlyStable));
        Assert.Equal(0.4, evidence.Pairs.MeanDistance, tolerance: 1e-9);
        Assert.Equal((4, 4), (evidence.Canary.Scores.Sum(), evidence.Stable.Scores.Sum()));
    }

    [Fact]
    public void Shadow_only_waits_for_a_person()
    {
        var policy = Read("name: only\nstrategy: shadow\nsteps: [ { shadow: { requests: 10 } } ]\nmetrics: [ { name: errors, measure: error-rate } ]");
        var rollout = Rollout() with { Policy = policy, Steps = PolicyRule.StepsOf(policy) };

        Assert.Null(PolicyRule.Check(policy));
        Assert.Null(TickRule.Decide(rollout, new(Verdict.Healthy, "well"), Make.Options, At(10)));
        Assert.Equal(Phase.Promoting, CommandRules.Promote(rollout, full: false, Make.Ana, At(10)).Move?.Next.Phase);
    }

    private static Rollout Rollout(int step = 1) => Make.Rollout(auto: true) with { Policy = Mirrored, Steps = PolicyRule.StepsOf(Mirrored), Step = step, Weight = 0 };

    private static RolloutEvidence Known(int pairs, int differ)
    {
        var known = Make.Known(Make.Evidence(pairs), Make.Evidence(pairs), Mirrored);
        var compared = new PairEvidence(new(pairs, differ, 0), 0);
        return known with { Step = known.Step with { Pairs = compared }, Whole = known.Whole with { Pairs = compared } };
    }

    private static ShadowPair Pair(double? served, double? shadow) => new(
        "p", Make.Start.AddSeconds(1), "00", "1", "2", served, shadow, served >= 0.5, shadow >= 0.5, 2, 3, shadow is null ? "time-out" : null);

    private static DateTimeOffset At(double seconds) => Make.Start.AddSeconds(seconds);

    private static Policy Read(string yaml) => PolicyFile.Parse(yaml).Policy ?? throw new InvalidOperationException(string.Join('\n', PolicyFile.Parse(yaml).Errors));
}
