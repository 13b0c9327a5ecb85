using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class TickRuleTests
{
    private static readonly Judgement Waiting = new(Verdict.Wait, "not yet");
    private static readonly Judgement Healthy = new(Verdict.Healthy, "all well");
    private static readonly Judgement Failed = new(Verdict.Failed, "too many errors");

    [Fact]
    public void A_canary_that_does_not_load_in_time_ends_the_rollout()
    {
        Assert.Null(Decide(Make.Rollout(Phase.Loading), Waiting, afterSeconds: 60));
        Assert.Equal(Phase.Aborting, Decide(Make.Rollout(Phase.Loading), Waiting, afterSeconds: 61)?.Next.Phase);
    }

    [Theory]
    [InlineData(nameof(Phase.Progressing))]
    [InlineData(nameof(Phase.Paused))]
    [InlineData(nameof(Phase.Promoting))]
    public void Failed_evidence_takes_all_traffic_back_even_while_paused_or_promoting(string phase)
    {
        var rollout = Make.Rollout(Enum.Parse<Phase>(phase));
        var move = Decide(rollout, Failed);

        Assert.Equal((Phase.Aborting, rollout.Weight == 1 ? 0.5 : 0.0, Verdict.Failed, "too many errors"), (move?.Next.Phase, move?.Next.Weight, move?.Next.Verdict, move?.Next.Reason));
    }

    [Fact]
    public void Steps_by_itself_when_healthy_and_told_to()
    {
        var move = Decide(Make.Rollout(auto: true), Healthy);

        Assert.Equal((Phase.Progressing, 2, 0.25), (move?.Next.Phase, move?.Next.Step, move?.Next.Weight));
    }

    [Fact]
    public void Promotes_by_itself_after_the_last_step()
    {
        var move = Decide(Make.Rollout(step: 3, auto: true), Healthy);

        Assert.Equal((Phase.Promoting, 1.0, Fact.Promoted), (move?.Next.Phase, move?.Next.Weight, move?.Fact));
    }

    [Fact]
    public void Stays_at_its_weight_when_a_person_steps()
    {
        Assert.Null(Decide(Make.Rollout(auto: false), Healthy));
    }

    [Fact]
    public void A_paused_rollout_does_not_step()
    {
        Assert.Null(Decide(Make.Rollout(Phase.Paused, auto: true), Healthy));
    }

    [Fact]
    public void Never_steps_on_silence()
    {
        Assert.Null(Decide(Make.Rollout(auto: true), Waiting, afterSeconds: 100_000));
    }

    [Fact]
    public void Time_alone_does_not_end_a_promotion()
    {
        Assert.Null(Decide(Make.Rollout(Phase.Promoting, auto: true), Healthy, afterSeconds: 100_000));
    }

    [Fact]
    public void Announces_the_abort_after_the_traffic_is_back()
    {
        var move = Decide(Make.Rollout(Phase.Aborting), Waiting);

        Assert.Equal((Phase.Aborted, Fact.Aborted), (move?.Next.Phase, move?.Fact));
    }

    [Theory]
    [InlineData(0.75, 0)]
    [InlineData(0.8, 0.5)]
    [InlineData(1, 0.5)]
    public void A_stable_with_less_than_a_quarter_of_the_traffic_gets_half_of_it_first(double weight, double left)
    {
        Assert.Equal(left, Decide(Make.Rollout() with { Weight = weight }, Failed)?.Next.Weight);
    }

    [Theory]
    [InlineData(0.5, 0.4, false)]
    [InlineData(1.5, 0.4, true)]
    [InlineData(1.5, null, false)]
    [InlineData(3, null, true)]
    public void The_rest_follows_when_stable_has_answered_under_half_of_it_or_after_a_while(double afterSeconds, double? answeredAfter, bool follows)
    {
        var aborting = Make.Rollout(Phase.Aborting) with { Weight = 0.5 };
        var known = Make.Known(TargetEvidence.None, Make.Evidence(10, lastAfterSeconds: answeredAfter));

        var move = TickRule.Decide(aborting, Judge.Of(aborting, known, Make.Options, Make.Start.AddSeconds(afterSeconds)), Make.Options, Make.Start.AddSeconds(afterSeconds));

        Assert.Equal(follows, move is { Next: { Phase: Phase.Aborting, Weight: 0 } });
    }

    [Theory]
    [InlineData(nameof(Phase.Promoted))]
    [InlineData(nameof(Phase.Aborted))]
    [InlineData(nameof(Phase.Superseded))]
    public void Time_alone_moves_no_other_phase(string phase)
    {
        Assert.Null(Decide(Make.Rollout(Enum.Parse<Phase>(phase)), Failed, afterSeconds: 100_000));
    }

    private static Move? Decide(Rollout rollout, Judgement judgement, double afterSeconds = 30) =>
        TickRule.Decide(rollout, judgement, Make.Options, Make.Start.AddSeconds(afterSeconds));
}
