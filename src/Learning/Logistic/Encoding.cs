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
