using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Endpoints;

/// <summary>How shadow and stable compared on the same requests.</summary>
internal sealed record PairsView(long Requests, long Different, long OnlyShadowPositive, long OnlyStablePositive, double MeanScoreDistance)
{
    /// <summary>Null when there was no shadow.</summary>
    public static PairsView? Of(PairEvidence pairs) => pairs.Decisions.Pairs == 0 ? null : new(
        pairs.Decisions.Pairs, pairs.Decisions.Different, pairs.Decisions.OnlyCanary, pairs.Decisions.OnlyStable, pairs.MeanDistance);
}
