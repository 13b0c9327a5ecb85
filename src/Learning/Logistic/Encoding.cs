namespace MlopsLab.Learning.Logistic;

/// <summary>How inputs become weights; means and scales come from the values that are there.</summary>
internal sealed record Encoding(IReadOnlyList<Column> Columns, int Width)
{
    public static Encoding Of(Dataset data)
    {
        var columns = new Column[data.Inputs.Count];
        var width = 0;
        for (var input = 0; input < columns.Length; input++)
        {
            columns[input] = ColumnOf(data, input, width);
            width += Math.Max(columns[input].Levels, 1) + 1;
        }

        return new(columns, width);
    }

    /// <summary>The weight that a value makes active, and what it is multiplied with.</summary>
    public (int Weight, float Value) Encode(int input, double x) => Columns[input] switch
    {
        { Levels: 0 } column when double.IsNaN(x) => (column.First + 1, 1),
        { Levels: 0 } column => (column.First, (float)((x - column.Mean) / column.Scale)),
        var column when x >= 0 && x < column.Levels => (column.First + (int)x, 1),
        var column => (column.First + column.Levels, 1),
    };

    /// <summary>A row as one number per weight.</summary>
    public float[] Dense(ReadOnlySpan<double> row)
    {
        var values = new float[Width];
        for (var input = 0; input < row.Length; input++)
        {
            var (weight, value) = Encode(input, row[input]);
            values[weight] = value;
        }

        return values;
    }

    /// <param name="weights">As many as <see cref="Width"/>, and the intercept last.</param>
    public LinearBody Body(double[] weights) => new(Intercept(weights), [.. Columns.Select(column => Term(column, weights))]);

    private double Intercept(double[] weights) =>
        weights[^1] - Columns.Where(column => column.Levels is 0).Sum(column => weights[column.First] * column.Mean / column.Scale);

    private static LinearTerm Term(Column column, double[] weights)
    {
        if (column.Levels > 0)
        {
            return new(0, weights[column.First + column.Levels], weights[column.First..(column.First + column.Levels)]);
        }

        var slope = weights[column.First] / column.Scale;
        return new(slope, (slope * column.Mean) + weights[column.First + 1], null);
    }

    private static Column ColumnOf(Dataset data, int input, int first)
    {
        if (data.Inputs[input] is { Kind: FeatureKind.Category, Levels: var levels })
        {
            return new(first, Math.Max(levels?.Count ?? 0, 1), 0, 1);
        }

        var (mean, scale) = Moments(data, input);
        return new(first, 0, mean, scale);
    }

    private static (double Mean, double Scale) Moments(Dataset data, int input)
    {
        double count = 0, mean = 0, squares = 0;
        var x = data.X;
        for (var at = input; at < x.Length; at += data.Inputs.Count)
        {
            if (double.IsNaN(x[at]))
            {
                continue;
            }

            count++;
            var delta = x[at] - mean;
            mean += delta / count;
            squares += delta * (x[at] - mean);
        }

        var deviation = count > 1 ? Math.Sqrt(squares / count) : 0;
        return (mean, double.IsNormal(deviation) ? deviation : 1);
    }
}
