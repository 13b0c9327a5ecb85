using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

/// <summary>Whatever happens to a rollout in whatever order, some things always hold.</summary>
public sealed class WalkTests
{
    [Fact]
    public void The_canary_has_traffic_only_while_it_should_and_the_end_is_final()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var rollout = Make.Rollout(Phase.Loading, auto: seed % 2 == 0);
            for (var turn = 0; turn < 40; turn++)
            {
                var next = Turn(rollout, random, Make.Start.AddSeconds(10 * turn)) ?? rollout;
                Check(rollout, next, $"seed {seed}, turn {turn}: {rollout.Phase} to {next.Phase}");
                rollout = next;
            }
        }
    }

    private static void Check(Rollout before, Rollout after, string where)
    {
        var carries = after.Phase is Phase.Progressing or Phase.Paused or Phase.Promoting;
        Assert.True(carries == after.Weight > 0 || (after.Phase == Phase.Aborting && after.Weight == 0.5), where);
        Assert.True(after.Weight >= before.Weight || after.Weight == 0 || (after.Phase == Phase.Aborting && after.Weight == 0.5), where);
        Assert.True(after.IsActive == (after.FinishedAt is null), where);
        Assert.True(before.IsActive || after == before || (before.Phase == Phase.Promoted && after.Phase == Phase.Undoing), where);
    }

    private static Rollout? Turn(Rollout rollout, Random random, DateTimeOffset now) => random.Next(12) switch
    {
        0 => EventRules.OnLoaded(rollout, EventRules.Canary, "2", now, now)?.Next,
        1 => EventRules.OnLoaded(rollout, EventRules.Stable, "2", now, now)?.Next,
        2 when random.Next(5) == 0 => EventRules.OnLoadFailed(rollout, EventRules.Canary, "2", "no", now, now)?.Next,
        3 => EventRules.OnChampionMoved(rollout, new ChampionMove(random.Next(4) == 0 ? "5" : "2", rollout.ChampionEpoch + random.Next(2), "bo", "why"), now)?.Next,
        4 when random.Next(5) == 0 => EventRules.OnRejected(rollout, "2", "bo", "why", now)?.Next,
        5 => CommandRules.Promote(rollout, random.Next(3) == 0, Make.Ana, now).Move?.Next,
        6 => CommandRules.Pause(rollout, Make.Ana, now).Move?.Next,
        7 => CommandRules.Resume(rollout, Make.Ana, now).Move?.Next,
        8 when random.Next(5) == 0 => CommandRules.Abort(rollout, Make.Ana, Make.Options, now).Move?.Next,
        9 when random.Next(3) == 0 => CommandRules.Undo(rollout, "2", Make.Ana, Make.Options, now).Move?.Next,
        _ => TickRule.Decide(rollout, new Judgement((Verdict)random.Next(4), "as rolled"), Make.Options, now)?.Next,
    };
}
