using MlopsLab.Statistics;

namespace MlopsLab.Policies;

/// <summary>The sequential test of one rate metric: what was judged, and what waits until both sides have enough requests for a block.</summary>
public sealed record RateTrack(RateBlock Pending, RateEvidence Evidence)
{
    // When a block closes depends on requests only, never on whose the hits were: the test's error bound rests on that.
    private const long Enough = 5;

    public static RateTrack None { get; } = new(default, RateEvidence.None);

    public RateTrack With(RateBlock more, RateRules rules)
    {
        var block = Pending.Add(more);
        return block.Canary < Enough || block.Stable < Enough ? this with { Pending = block } : new(default, RateComparison.Next(Evidence, block, rules));
    }
}
