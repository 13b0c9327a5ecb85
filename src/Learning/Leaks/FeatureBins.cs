namespace MlopsLab.Learning.Leaks;

/// <summary>
/// Cuts one feature into at most 64 parts of equal size (a category into its levels), missing values apart, and gives each part its share
/// of positives: target encoding (Micci-Barreca 2001), so that a relation of any shape, and missingness itself, shows.
/// </summary>
internal sealed class FeatureBins
{
    private const int MostBins = 64;

    private readonly double[] edges;
    private readonly double[] rates;

    public FeatureBins(Dataset past, int feature)
    {
        var isCategory = past.Inputs[feature].Kind == FeatureKind.Category;
        edges = isCategory ? [.. Enumerable.Range(0, past.Inputs[feature].Levels?.Count ?? 0).Select(level => (double)level)] : EdgesOf(Values(past, feature));
        var (positives, counts) = (new double[edges.Length + 2], new double[edges.Length + 2]);
        var prior = (double)past.Positives / past.Rows;
        for (var row = 0; row < past.Rows; row++)
        {
            var bin = BinOf(past.Row(row)[feature]);
            positives[bin] += past.Y[row];
            counts[bin]++;
        }

        rates = [.. positives.Select((hits, bin) => (hits + prior) / (counts[bin] + 1))];
    }

    public int Count => rates.Length;

    public double RateOf(int bin) => rates[bin];

    public int BinOf(double value)
    {
        if (double.IsNaN(value))
        {
            return edges.Length + 1;
        }

        var found = Array.BinarySearch(edges, value);
        return found < 0 ? ~found : found;
    }

    public string Describe(int bin) =>
        bin == edges.Length + 1 ? "it is missing"
        : bin == edges.Length ? $"it is above {edges[^1]:G4}"
        : bin == 0 ? $"it is at most {edges[0]:G4}"
        : Math.BitIncrement(edges[bin - 1]) == edges[bin] ? $"it is {edges[bin]:G4}"
        : $"it is from above {edges[bin - 1]:G4} to {edges[bin]:G4}";

    private static double[] Values(Dataset past, int feature)
    {
        var values = new double[past.Rows];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = past.Row(row)[feature];
        }

        return values;
    }

    // A value that many rows have gets a part of its own.
    private static double[] EdgesOf(double[] values)
    {
        var known = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        return known.Length == 0 ? [] : [.. Enumerable.Range(0, MostBins)
            .Select(part => known[(int)((long)part * (known.Length - 1) / (MostBins - 1))])
            .GroupBy(edge => edge)
            .SelectMany(edge => edge.Count() > 1 ? [Math.BitDecrement(edge.Key), edge.Key] : new[] { edge.Key })
            .Distinct()];
    }
}
