using MlopsLab.Statistics;

namespace MlopsLab.Policies;

/// <summary>What a shadow and the served version said to the same requests.</summary>
/// <param name="Decisions">Of requests both answered.</param>
/// <param name="Distance">The sum of the distances of their scores.</param>
public readonly record struct PairEvidence(PairedDecisions Decisions, double Distance)
{
    /// <summary>The mean distance of two scores of one request, 0 without requests.</summary>
    public double MeanDistance => Decisions.Pairs == 0 ? 0 : Distance / Decisions.Pairs;

    public PairEvidence Add(PairEvidence other) => new(
        new(Decisions.Pairs + other.Decisions.Pairs, Decisions.OnlyCanary + other.Decisions.OnlyCanary, Decisions.OnlyStable + other.Decisions.OnlyStable),
        Distance + other.Distance);

    public PairEvidence With(double canary, bool canaryPositive, double stable, bool stablePositive) =>
        new(Decisions.With(canaryPositive, stablePositive), Distance + Math.Abs(canary - stable));
}
