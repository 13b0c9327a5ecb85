namespace MlopsLab.Learning.Trees;

/// <summary>Cuts columns into bins of about equally many rows; a value that is frequent gets a bin of its own.</summary>
internal static class Binner
{
    private const int Sample = 50_000;

    public static BinnedColumn Bin(Dataset data, int input, int most) =>
        data.Inputs[input].Kind == FeatureKind.Category
            ? CategoryBinner.Bin(data, input, most)
            : Number(data, input, Math.Min(most, byte.MaxValue));

    private static BinnedColumn Number(Dataset data, int input, int most)
    {
        var uppers = Uppers(Sorted(data, input), most);
        var bins = new byte[data.Rows];
        var x = data.X;
        for (int row = 0, at = input; row < bins.Length; row++, at += data.Inputs.Count)
        {
            bins[row] = (byte)(double.IsNaN(x[at]) ? uppers.Length + 1 : BinOf(uppers, x[at]));
        }

        return new(bins, uppers, null);
    }

    /// <summary>The first bin whose upper end is not below the value.</summary>
    internal static int BinOf(double[] uppers, double value)
    {
        int low = 0, high = uppers.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (value <= uppers[middle])
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static double[] Sorted(Dataset data, int input)
    {
        var stride = Math.Max(1, data.Rows / Sample);
        var values = new List<double>((data.Rows / stride) + 1);
        for (var row = 0; row < data.Rows; row += stride)
        {
            var value = data.X[(row * data.Inputs.Count) + input];
            if (!double.IsNaN(value))
            {
                values.Add(value);
            }
        }

        values.Sort();
        return [.. values];
    }

    private static double[] Uppers(double[] sorted, int most)
    {
        var runs = Runs(sorted);
        var uppers = new List<double>();
        int closed = 0, rows = 0;
        for (var run = 0; run < runs.Count - 1 && uppers.Count < most - 1; run++)
        {
            rows += runs[run].Count;
            var share = (double)(sorted.Length - closed) / (most - uppers.Count);
            var aBinEach = runs.Count - run <= most - uppers.Count;
            if (aBinEach || rows - closed >= share)
            {
                uppers.Add(Between(runs[run].Value, runs[run + 1].Value));
                closed = rows;
            }
        }

        return [.. uppers];
    }

    private static List<(double Value, int Count)> Runs(double[] sorted)
    {
        var runs = new List<(double Value, int Count)>();
        for (int from = 0, at = 1; at <= sorted.Length; at++)
        {
            if (at == sorted.Length || sorted[at] > sorted[from])
            {
                runs.Add((sorted[from], at - from));
                from = at;
            }
        }

        return runs;
    }

    private static double Between(double low, double high)
    {
        var middle = low + ((high - low) / 2);
        return middle < high ? middle : low;
    }
}
