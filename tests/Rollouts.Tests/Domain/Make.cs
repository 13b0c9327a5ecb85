using MlopsLab.Contracts.Gateway;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

internal static class Make
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly RolloutOptions Options = new();

    public static readonly Author Ana = new("ana", "looks good");

    public static Rollout Rollout(Phase phase = Phase.Progressing, int step = 1, bool auto = false)
    {
        RolloutStep[] steps = [new(0.10, 20, 200), new(0.25, 20, 200), new(0.50, 20, 200)];
        var weight = phase is Phase.Promoting ? 1 : phase is Phase.Progressing or Phase.Paused ? steps[step - 1].Weight : 0;
        return new Rollout(
            Guid.Empty, "fraud", "2", new string('b', 64), "1", ChampionEpoch: 7, steps, auto, phase, phase == Phase.Loading ? 0 : step, weight, ChampionMoved: false,
            Verdict.Wait, "as made", "ana", Start, Start, Start, FinishedAt: null);
    }

    public static TargetEvidence Evidence(long requests, long failures = 0, double milliseconds = 5, double? lastAfterSeconds = 20) => new(
        requests,
        failures,
        0,
        LatencyHistogram.Of(Enumerable.Repeat(milliseconds, (int)requests)),
        lastAfterSeconds is { } seconds ? Start.AddSeconds(seconds) : null);

    /// <summary>Both sides over one stretch of time.</summary>
    public static RolloutEvidence Known(TargetEvidence canary, TargetEvidence stable, Policy? policy = null)
    {
        var step = new StepEvidence(canary, stable);
        return new RolloutEvidence(step, step, Tracks.Add(Tracks.None, (policy ?? UsualPolicy.Of(Options)).Metrics, step));
    }

    public static Prediction Prediction(
        string target, string version, bool canaryFailed = false, bool degraded = false, bool cached = false, double milliseconds = 5, double afterSeconds = 1) =>
        new(
            Guid.NewGuid().ToString(), null, Start.AddSeconds(afterSeconds), null, target, version, 0.1, "approve", Positive: false, milliseconds, cached, degraded, null, canaryFailed);
}
