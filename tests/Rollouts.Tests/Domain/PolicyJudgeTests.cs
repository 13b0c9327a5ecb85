using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class PolicyJudgeTests
{
    private static readonly Policy Careful = Read("""
        name: careful
        steps: [ { setWeight: 10 }, { pause: { until: { requests: 300 } } }, { analysis: {} }, { setWeight: 50 }, { pause: {} } ]
        metrics:
          - { name: errors, measure: error-rate, interval: 5s, count: 2, requests: 100 }
          - { name: scores, measure: score-distance, interval: 5s, dryRun: true }
        deadline: 1h
        """);

    [Fact]
    public void A_step_is_done_when_its_requests_are_seen_and_its_metrics_are_successful()
    {
        var rollout = Rollout();
        var first = Judge.Of(rollout, Known(400), Make.Options, At(10));
        var second = Judge.Of(rollout with { Analysis = first.Analysis }, Known(500), Make.Options, At(16));

        Assert.Equal((Verdict.Wait, Verdict.Healthy), (first.Verdict, second.Verdict));
        Assert.Contains("metric errors is running", first.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measurement_waits_under_way_for_its_requests()
    {
        var judgement = Judge.Of(Rollout(), Known(50), Make.Options, At(10));

        Assert.Equal((AnalysisPhase.Running, 0), (judgement.Analysis?.Find("errors")?.Phase, judgement.Analysis?.Find("errors")?.Count));
        Assert.Equal("50 of 300 canary requests seen at 10%", judgement.Reason.Replace(" %", "%", StringComparison.Ordinal));
    }

    [Fact]
    public void A_metric_that_fails_ends_the_rollout_with_argos_words()
    {
        var judgement = Judge.Of(Rollout(), Known(200, failures: 40), Make.Options, At(10));

        Assert.Equal(Verdict.Failed, judgement.Verdict);
        Assert.StartsWith("Metric \"errors\" assessed Failed due to failed (1) > failureLimit (0): the canary failed 40 of 200", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_takes_no_measurement_and_never_ends_a_step()
    {
        var rollout = Rollout() with { Analysis = AnalysisRun.At(Make.Start) };

        var judgement = Judge.Of(rollout, Known(1_000), Make.Options, At(90));

        Assert.Equal((Verdict.Wait, rollout.Analysis), (judgement.Verdict, judgement.Analysis));
        Assert.StartsWith("holding: no traffic", judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inconclusive_analysis_pauses_and_a_resume_measures_anew()
    {
        var rollout = Rollout();
        var paused = TickRule.Decide(rollout, new(Verdict.Inconclusive, "no number"), Make.Options, At(10))?.Next ?? rollout;
        var resumed = CommandRules.Resume(paused, Make.Ana, At(20)).Move?.Next;

        Assert.Equal((Phase.Paused, "no number"), (paused.Phase, paused.Reason));
        Assert.Equal((Phase.Progressing, At(20), 0), (resumed?.Phase, resumed?.Analysis?.StartedAt, resumed?.Analysis?.Results.Count));
    }

    [Fact]
    public void A_manual_step_waits_for_a_person_and_the_deadline_for_nobody()
    {
        var last = Rollout() with { Step = 2, Weight = 0.5 };

        Assert.Null(TickRule.Decide(last, new(Verdict.Healthy, "well"), Make.Options, At(10)));
        Assert.Equal(Phase.Promoting, CommandRules.Promote(last, full: false, Make.Ana, At(10)).Move?.Next.Phase);
        Assert.Equal(Phase.Aborting, TickRule.Decide(last, new(Verdict.Wait, "so so"), Make.Options, At(3_601))?.Next.Phase);
    }

    [Theory]
    [InlineData("name: a\nsegments: [abroad]\nsteps: [ { setWeight: 1 } ]\nmetrics: [ { name: e, measure: error-rate } ]", "by entity only")]
    [InlineData("name: a\nstrategy: ab\nchallenger: '3'\nsteps: [ { setWeight: 1 } ]\nmetrics: [ { name: e, measure: error-rate } ]", "one canary")]
    public void What_the_lab_can_not_carry_out_is_refused_at_the_start(string yaml, string says) =>
        Assert.Contains(says, PolicyRule.Check(Read(yaml))?.Problem, StringComparison.Ordinal);

    private static Rollout Rollout() => Make.Rollout(auto: true) with { Policy = Careful, Steps = PolicyRule.StepsOf(Careful) };

    private static RolloutEvidence Known(long requests, long failures = 0) => Make.Known(Make.Evidence(requests, failures), Make.Evidence(9 * requests), Careful);

    private static DateTimeOffset At(double seconds) => Make.Start.AddSeconds(seconds);

    private static Policy Read(string yaml) => PolicyFile.Parse(yaml).Policy ?? throw new InvalidOperationException(string.Join('\n', PolicyFile.Parse(yaml).Errors));
}
