namespace MlopsLab.Statistics;

/// <summary>
/// Estimates from logged propensities: Horvitz-Thompson (Journal of the American Statistical Association 47, 1952), Hájek (1971) and doubly robust
/// (Robins, Rotnitzky, Zhao, JASA 89, 1994; Dudík, Langford, Li, ICML 2011, equation 2). Weights are clipped, and what that moves is told.
/// </summary>
public static class InversePropensity
{
    /// <summary>Weights above count as this.</summary>
    public const double MostWeight = 50;

    /// <param name="rows">All decisions, seen or not.</param>
    /// <param name="alpha">The intervals (normal) miss in so many of all cases.</param>
    /// <exception cref="ArgumentException">No outcome was seen, or a propensity is none.</exception>
    public static WeightedEstimates Of(ReadOnlySpan<ExploredRow> rows, double alpha = 0.05)
    {
        Samples.CheckLevels(alpha);
        Moments plain = Moments.None, robust = Moments.None, naive = Moments.None;
        var (weights, weightSquares, clipped, cut) = (0.0, 0.0, 0, 0.0);
        foreach (var row in rows)
        {
            var weight = Weight(row);
            var seen = row.Outcome ?? 0;
            plain = plain.With(weight * seen);
            robust = robust.With(row.Predicted + (weight * (seen - row.Predicted)));
            naive = row.Outcome is { } outcome ? naive.With(outcome) : naive;
            (weights, weightSquares) = (weights + weight, weightSquares + (weight * weight));
            clipped += row.Outcome is not null && row.Propensity < 1 / MostWeight ? 1 : 0;
            cut += row.Outcome is not null ? ((1 / row.Propensity) - weight) * seen : 0;
        }

        if (weights <= 0)
        {
            throw new ArgumentException("No outcome was seen.", nameof(rows));
        }

        var z = Normal.Upper(alpha / 2);
        return new(naive.Mean, Of(plain, z), Hajek(rows, plain.Mean * rows.Length / weights, weights, z), Of(robust, z), weights * weights / weightSquares, clipped, cut / rows.Length);
    }

    private static double Weight(ExploredRow row) => row.Propensity is > 0 and <= 1
        ? row.Outcome is null ? 0 : Math.Min(1 / row.Propensity, MostWeight)
        : throw new ArgumentException($"A propensity can't be {row.Propensity}.", nameof(row));

    private static Estimate Of(Moments terms, double z) => With(terms.Mean, terms.Deviation / Math.Sqrt(terms.Count), z);

    // Linearised: Σ w²(y − mean)² / (Σw)² (Särndal, Swensson, Wretman, Model Assisted Survey Sampling, 1992, section 5.7).
    private static Estimate Hajek(ReadOnlySpan<ExploredRow> rows, double mean, double weights, double z)
    {
        var squares = 0.0;
        foreach (var row in rows)
        {
            var part = Weight(row) * ((row.Outcome ?? mean) - mean);
            squares += part * part;
        }

        return With(mean, Math.Sqrt(squares) / weights, z);
    }

    private static Estimate With(double value, double error, double z) => new(value, error, value - (z * error), value + (z * error));
}
