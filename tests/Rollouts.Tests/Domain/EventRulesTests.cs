using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class EventRulesTests
{
    private static readonly DateTimeOffset Now = Make.Start.AddSeconds(3);

    [Fact]
    public void The_first_step_begins_when_the_canary_has_loaded()
    {
        var move = Loaded(Make.Rollout(Phase.Loading), EventRules.Canary, "2");

        Assert.Equal((Phase.Progressing, 1, 0.10, Fact.Stepped), (move?.Next.Phase, move?.Next.Step, move?.Next.Weight, move?.Fact));
    }

    [Theory]
    [InlineData(EventRules.Stable, "2")]
    [InlineData(EventRules.Canary, "3")]
    public void Another_node_or_version_that_loads_changes_nothing(string node, string version)
    {
        Assert.Null(Loaded(Make.Rollout(Phase.Loading), node, version));
    }

    [Fact]
    public void A_load_from_before_the_start_does_not_count()
    {
        Assert.Null(EventRules.OnLoaded(Make.Rollout(Phase.Loading), EventRules.Canary, "2", Make.Start.AddSeconds(-1), Now));
    }

    [Fact]
    public void A_second_load_changes_nothing()
    {
        Assert.Null(Loaded(Make.Rollout(), EventRules.Canary, "2"));
    }

    [Fact]
    public void The_promotion_ends_when_stable_has_loaded()
    {
        var move = Loaded(Make.Rollout(Phase.Promoting), EventRules.Stable, "2");

        Assert.Equal((Phase.Promoted, 0.0, Verdict.Promoted, Now), (move?.Next.Phase, move?.Next.Weight, move?.Next.Verdict, move?.Next.FinishedAt));
    }

    [Fact]
    public void A_canary_that_can_not_load_ends_the_rollout()
    {
        var move = Failed(Make.Rollout(Phase.Loading), EventRules.Canary);

        Assert.Equal((Phase.Aborting, Verdict.Failed), (move?.Next.Phase, move?.Next.Verdict));
        Assert.Contains("hash differs", move?.Next.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_canary_goes_on_serving_when_stable_can_not_load()
    {
        var move = Failed(Make.Rollout(Phase.Promoting), EventRules.Stable);

        Assert.Equal((Phase.Promoting, 1.0), (move?.Next.Phase, move?.Next.Weight));
    }

    [Theory]
    [InlineData(nameof(Phase.Loading))]
    [InlineData(nameof(Phase.Progressing))]
    [InlineData(nameof(Phase.Paused))]
    [InlineData(nameof(Phase.Promoting))]
    public void Somebody_else_moving_the_champion_supersedes_the_rollout(string phase)
    {
        var move = Moved(Make.Rollout(Enum.Parse<Phase>(phase)), to: "5");

        Assert.Equal((Phase.Superseded, 0.0, Fact.Aborted), (move?.Next.Phase, move?.Next.Weight, move?.Fact));
    }

    [Fact]
    public void The_champion_move_of_the_promotion_itself_confirms_it()
    {
        var move = Moved(Make.Rollout(Phase.Promoting), to: "2");

        Assert.Equal((Phase.Promoting, true, 8L), (move?.Next.Phase, move?.Next.ChampionMoved, move?.Next.ChampionEpoch));
    }

    [Fact]
    public void A_champion_move_from_before_the_start_changes_nothing()
    {
        Assert.Null(Moved(Make.Rollout(), to: "1", epoch: 7));
    }

    [Fact]
    public void An_undo_is_over_when_the_champion_is_back()
    {
        Assert.Equal(Phase.Undone, Moved(Make.Rollout(Phase.Undoing), to: "1")?.Next.Phase);
    }

    [Fact]
    public void A_rejected_version_is_taken_back()
    {
        var move = EventRules.OnRejected(Make.Rollout(Phase.Paused), "2", "bo", "leaks the label", Now);

        Assert.Equal((Phase.Aborting, 0.0, "bo rejected version 2: leaks the label"), (move?.Next.Phase, move?.Next.Weight, move?.Next.Reason));
    }

    [Fact]
    public void Nothing_moves_a_rollout_that_is_over()
    {
        var over = Make.Rollout(Phase.Promoted) with { FinishedAt = Now };

        Assert.Null(Moved(over, to: "5"));
        Assert.Null(Loaded(over, EventRules.Stable, "2"));
        Assert.Null(EventRules.OnRejected(over, "2", "bo", "late", Now));
    }

    private static Move? Loaded(Rollout rollout, string node, string version) => EventRules.OnLoaded(rollout, node, version, Now, Now);

    private static Move? Failed(Rollout rollout, string node) => EventRules.OnLoadFailed(rollout, node, "2", "hash differs", Now, Now);

    private static Move? Moved(Rollout rollout, string to, long epoch = 8) =>
        EventRules.OnChampionMoved(rollout, new ChampionMove(to, epoch, "bo", "because"), Now);
}
