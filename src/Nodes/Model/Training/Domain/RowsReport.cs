namespace MlopsLab.Training.Domain;

/// <summary>How rows were chosen and weighed before anything was learnt from them; part of the evaluation.</summary>
/// <param name="Delay90Days">The time after which nine of ten labels are known, learnt from the older half of the rows; null when labels don't say when they came.</param>
/// <param name="LeftOut">Rows whose time was too young for their labels.</param>
/// <param name="LargestWeight">Of a row, by maturity and propensity together.</param>
/// <param name="Explored">Rows that were let through by chance although the model wanted to stop them.</param>
/// <param name="Words">What was done and what was not, for a reader.</param>
internal sealed record RowsReport(
    string Maturity, string Propensity, double? Delay90Days, DateTimeOffset? AsOf, int LeftOut, int Explored, double LargestWeight, IReadOnlyList<string> Words)
{
    /// <summary>So many rows that count alike would tell as much (Kish: the square of the sum of the weights by the sum of their squares).</summary>
    public double EffectiveRows { get; init; }

    /// <summary>The share of positive rows with the weights (Hájek: their weighted sum by the sum of the weights).</summary>
    public double PositiveRate { get; init; }

    public static RowsReport Untouched { get; } = new(MaturityMode.Off, PropensityMode.Off, null, null, 0, 0, 1, []);
}
