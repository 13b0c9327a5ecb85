namespace MlopsLab.Benchmarks.Features;

/// <summary>How long look-ups took, in milliseconds.</summary>
internal sealed record LookUpTimes(double P50, double P99, double P999, double Max)
{
    public static LookUpTimes Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(At(0.5), At(0.99), At(0.999), sorted[^1]);

        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
    }

    public static LookUpTimes Median(IReadOnlyCollection<LookUpTimes> rounds) => new(
        Middle(rounds.Select(round => round.P50)), Middle(rounds.Select(round => round.P99)), Middle(rounds.Select(round => round.P999)), Middle(rounds.Select(round => round.Max)));

    public override string ToString() => FormattableString.Invariant($"{P50,8:0.000}{P99,8:0.000}{P999,8:0.000}{Max,8:0.0}");

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
