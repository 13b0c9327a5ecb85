using MlopsLab.Contracts.Gateway;
using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>Sorts pairs of answers to the same requests into evidence about the shadow (as the canary) and about the stable version. Times are the two nodes' own.</summary>
internal static class Mirroring
{
    public static StepEvidence Of(IEnumerable<ShadowPair> pairs, Rollout rollout)
    {
        var known = pairs.Where(pair => pair.At >= rollout.StepSince && pair.ShadowVersion == rollout.Version).ToList();
        var both = known.Aggregate(default(PairEvidence), With);
        return new StepEvidence(
            Side(known, pair => pair.ShadowScore, pair => pair.ShadowPositive, pair => pair.ShadowMilliseconds),
            Side(known, pair => pair.ServedScore, pair => pair.ServedPositive, pair => pair.ServedMilliseconds))
        {
            Pairs = both,
        };
    }

    private static PairEvidence With(PairEvidence sum, ShadowPair pair) => pair is { ShadowScore: { } shadow, ServedScore: { } served }
        ? sum.With(shadow, pair.ShadowPositive, served, pair.ServedPositive)
        : sum;

    private static TargetEvidence Side(
        List<ShadowPair> pairs, Func<ShadowPair, double?> score, Func<ShadowPair, bool> positive, Func<ShadowPair, double> milliseconds)
    {
        var scores = new long[TargetEvidence.ScoreBins];
        foreach (var one in pairs.Select(score).OfType<double>())
        {
            scores[TargetEvidence.ScoreBin(one)]++;
        }

        return new TargetEvidence(
            pairs.Count, pairs.Count(pair => score(pair) is null), 0, LatencyHistogram.Of(pairs.Select(milliseconds)), pairs.Count == 0 ? null : pairs.Max(pair => pair.At))
        {
            Positives = pairs.Count(positive),
            Scores = scores,
        };
    }
}
