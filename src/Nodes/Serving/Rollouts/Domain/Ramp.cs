using System.Globalization;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>
/// How traffic goes back to a stable version that had little of it: half first, the rest once stable has answered under that load for a moment.
/// A stable that doesn't answer gets the rest all the same after a while, since the canary is the one known to be bad.
/// </summary>
internal static class Ramp
{
    // A stable with a quarter of the traffic is warm, and four times as much is what the load tests of the gateway allow for.
    private const double StableIsCold = 0.75;
    private const double Half = 0.5;

    public static double FirstWeight(double weight) => weight > StableIsCold ? Half : 0;

    /// <summary>Healthy when the rest may follow.</summary>
    public static Judgement Of(Rollout rollout, TargetEvidence stable, RolloutOptions options, DateTimeOffset now)
    {
        var since = now - rollout.PhaseSince;
        var answers = since >= options.RampHold && stable.LastAt >= rollout.PhaseSince;
        return answers || since >= options.RampTimeout
            ? new Judgement(Verdict.Healthy, rollout.Reason)
            : new Judgement(Verdict.Wait, string.Create(CultureInfo.InvariantCulture, $"{rollout.Reason}; {EventRules.Stable} has half of the traffic back for {since.TotalSeconds:0.0} s"));
    }
}
