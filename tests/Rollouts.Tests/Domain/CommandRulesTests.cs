using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class CommandRulesTests
{
    private static readonly DateTimeOffset Now = Make.Start.AddSeconds(30);

    [Fact]
    public void Promote_takes_the_next_step()
    {
        var move = CommandRules.Promote(Make.Rollout(), full: false, Make.Ana, Now).Move;

        Assert.Equal((2, 0.25, Fact.Stepped, "promoted by ana: looks good"), (move?.Next.Step, move?.Next.Weight, move?.Fact, move?.Next.Reason));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void Promote_goes_all_the_way_when_asked_or_after_the_last_step(int step, bool full)
    {
        var move = CommandRules.Promote(Make.Rollout(step: step), full, Make.Ana, Now).Move;

        Assert.Equal((Phase.Promoting, 1.0, Fact.Promoted), (move?.Next.Phase, move?.Next.Weight, move?.Fact));
    }

    [Fact]
    public void A_paused_rollout_keeps_its_weight_and_goes_on_from_it()
    {
        var paused = CommandRules.Pause(Make.Rollout(step: 2), Make.Ana, Now).Move?.Next;
        var resumed = CommandRules.Resume(paused ?? Make.Rollout(), Make.Ana, Now).Move?.Next;

        Assert.Equal((Phase.Paused, 0.25), (paused?.Phase, paused?.Weight));
        Assert.Equal((Phase.Progressing, 2, 0.25), (resumed?.Phase, resumed?.Step, resumed?.Weight));
    }

    [Fact]
    public void Abort_takes_the_traffic_back_first()
    {
        var move = CommandRules.Abort(Make.Rollout(), Make.Ana, Make.Options, Now).Move;

        Assert.Equal((Phase.Aborting, 0.0, Verdict.Aborted, Fact.None), (move?.Next.Phase, move?.Next.Weight, move?.Next.Verdict, move?.Fact));
    }

    [Fact]
    public void Saying_the_same_twice_changes_nothing()
    {
        Assert.Equal(Ruling.AlreadySo, CommandRules.Pause(Make.Rollout(Phase.Paused), Make.Ana, Now));
        Assert.Equal(Ruling.AlreadySo, CommandRules.Resume(Make.Rollout(), Make.Ana, Now));
        Assert.Equal(Ruling.AlreadySo, CommandRules.Abort(Make.Rollout(Phase.Aborted), Make.Ana, Make.Options, Now));
        Assert.Equal(Ruling.AlreadySo, Undo(Make.Rollout(Phase.Undone)));
    }

    [Fact]
    public void Undo_of_a_running_rollout_aborts_it()
    {
        Assert.Equal(Phase.Aborting, Undo(Make.Rollout()).Move?.Next.Phase);
    }

    [Fact]
    public void Undo_of_a_promotion_brings_the_champion_back()
    {
        Assert.Equal(Phase.Undoing, Undo(Promoted()).Move?.Next.Phase);
    }

    [Fact]
    public void Undo_is_refused_after_its_window()
    {
        var late = CommandRules.Undo(Promoted(), "2", Make.Ana, Make.Options, Now.AddHours(2));

        Assert.Contains("lab model rollback fraud", late.Refused?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_is_refused_when_the_champion_is_another_by_now()
    {
        Assert.Contains("version 3", CommandRules.Undo(Promoted(), "3", Make.Ana, Make.Options, Now).Refused?.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Undo_waits_until_the_champion_has_moved()
    {
        Assert.NotNull(Undo(Make.Rollout(Phase.Promoting)).Refused);
        Assert.Equal(0, Undo(Make.Rollout(Phase.Promoting) with { ChampionMoved = true }).Move?.Next.Weight);
    }

    [Fact]
    public void Abort_frees_a_promotion_that_the_registry_never_followed()
    {
        var stuck = Make.Rollout(Phase.Promoting);

        Assert.NotNull(CommandRules.Abort(stuck, Make.Ana, Make.Options, Now).Refused);
        Assert.Equal(Phase.Aborting, CommandRules.Abort(stuck, Make.Ana, Make.Options, Now.AddMinutes(2)).Move?.Next.Phase);
    }

    [Theory]
    [InlineData(nameof(Phase.Loading), "promote pause resume")]
    [InlineData(nameof(Phase.Progressing), "")]
    [InlineData(nameof(Phase.Paused), "")]
    [InlineData(nameof(Phase.Promoting), "promote pause resume abort undo")]
    [InlineData(nameof(Phase.Promoted), "promote pause resume abort")]
    [InlineData(nameof(Phase.Aborting), "promote pause resume undo")]
    [InlineData(nameof(Phase.Aborted), "promote pause resume undo")]
    [InlineData(nameof(Phase.Superseded), "promote pause resume abort undo")]
    [InlineData(nameof(Phase.Undoing), "promote pause resume abort")]
    [InlineData(nameof(Phase.Undone), "promote pause resume abort")]
    public void What_a_phase_does_not_allow_is_refused_with_a_remedy(string phase, string refused)
    {
        var rollout = Make.Rollout(Enum.Parse<Phase>(phase)) with { FinishedAt = Now };
        var rulings = new Dictionary<string, Ruling>
        {
            ["promote"] = CommandRules.Promote(rollout, full: false, Make.Ana, Now),
            ["pause"] = CommandRules.Pause(rollout, Make.Ana, Now),
            ["resume"] = CommandRules.Resume(rollout, Make.Ana, Now),
            ["abort"] = CommandRules.Abort(rollout, Make.Ana, Make.Options, Now),
            ["undo"] = Undo(rollout),
        };

        Assert.Equal(refused, string.Join(' ', rulings.Where(ruling => ruling.Value.Refused is { Remedy.Length: > 0 }).Select(ruling => ruling.Key)));
    }

    private static Rollout Promoted() => Make.Rollout(Phase.Promoted) with { FinishedAt = Now };

    private static Ruling Undo(Rollout rollout) => CommandRules.Undo(rollout, "2", Make.Ana, Make.Options, Now);
}
