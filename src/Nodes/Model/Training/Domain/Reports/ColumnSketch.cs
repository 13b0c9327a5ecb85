using MlopsLab.Learning;
using MlopsLab.Statistics;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>What a column held while the model learnt from it, for monitors to compare with.</summary>
/// <param name="Quantiles">A <see cref="QuantileSketch"/> as text; null for categories.</param>
/// <param name="Levels">How many rows had each level; null for numbers.</param>
internal sealed record ColumnSketch(
    string Name, long Rows, long Missing, double? Min, double? Max, double? Mean, double? Deviation, string? Quantiles, IReadOnlyDictionary<string, long>? Levels)
{
    public static IEnumerable<ColumnSketch> Of(Dataset rows) => rows.Inputs.Select((input, column) => input.Levels is { } levels
        ? OfLevels(input.Name, rows, column, levels)
        : OfNumbers(input.Name, Enumerable.Range(0, rows.Rows).Select(row => rows.X[(row * rows.Inputs.Count) + column])));

    public static ColumnSketch OfNumbers(string name, IEnumerable<double> values)
    {
        var (moments, quantiles, missing) = (Moments.None, new QuantileSketch(), 0L);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                missing++;
                continue;
            }

            moments = moments.With(value);
            quantiles.Add(value);
        }

        return moments.Count == 0
            ? new(name, missing, missing, null, null, null, null, quantiles.ToText(), null)
            : new(name, moments.Count + missing, missing, moments.Min, moments.Max, moments.Mean, moments.Deviation, quantiles.ToText(), null);
    }

    private static ColumnSketch OfLevels(string name, Dataset rows, int column, IReadOnlyList<string> levels)
    {
        var (counts, missing) = (new long[levels.Count], 0L);
        for (var row = 0; row < rows.Rows; row++)
        {
            var value = rows.Row(row)[column];
            if (value >= 0 && value < levels.Count)
            {
                counts[(int)value]++;
            }
            else
            {
                missing++;
            }
        }

        return new(name, rows.Rows, missing, null, null, null, null, null, levels.Index().DistinctBy(level => level.Item).ToDictionary(level => level.Item, level => counts[level.Index]));
    }
}
