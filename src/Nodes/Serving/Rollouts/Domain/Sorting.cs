using MlopsLab.Contracts.Gateway;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>Sorts predictions into evidence about the canary and about the stable version.</summary>
internal static class Sorting
{
    /// <summary>Predictions from before the step tell nothing about it.</summary>
    public static StepEvidence Of(IEnumerable<Prediction> predictions, Rollout rollout)
    {
        var ofStep = predictions.Where(prediction => prediction.At >= rollout.StepSince).ToLookup(prediction => TargetOf(prediction, rollout));
        return new StepEvidence(Sum(ofStep["canary"], rollout), Sum(ofStep["stable"], rollout));
    }

    private static string? TargetOf(Prediction prediction, Rollout rollout) => prediction switch
    {
        { CanaryFailed: true } => "canary",
        { Target: "canary" } => prediction.Version == rollout.Version ? "canary" : null,
        _ => "stable",
    };

    private static TargetEvidence Sum(IEnumerable<Prediction> all, Rollout rollout)
    {
        var predictions = all.ToList();
        var computed = predictions.Where(prediction => !prediction.Cached || Failed(prediction, rollout)).ToList();
        return new TargetEvidence(
            computed.Count,
            computed.Count(prediction => Failed(prediction, rollout)),
            predictions.Count - computed.Count,
            LatencyHistogram.Of(computed.Select(prediction => prediction.LatencyMilliseconds)),
            computed.Count == 0 ? null : computed.Max(prediction => prediction.At))
        {
            Fallbacks = computed.Count(prediction => prediction.Degraded && rollout.Phase != Phase.Promoting),
            Positives = computed.Count(prediction => prediction.Positive),
            Scores = ScoresOf(computed),
        };
    }

    private static long[] ScoresOf(List<Prediction> predictions)
    {
        var bins = new long[TargetEvidence.ScoreBins];
        foreach (var prediction in predictions.Where(prediction => !prediction.CanaryFailed))
        {
            bins[TargetEvidence.ScoreBin(prediction.Score)]++;
        }

        return bins;
    }

    // Missing features degrade both sides alike; once the canary has all the traffic there is no other side to compare with.
    private static bool Failed(Prediction prediction, Rollout rollout) =>
        prediction.CanaryFailed || (prediction.Degraded && rollout.Phase != Phase.Promoting);
}
