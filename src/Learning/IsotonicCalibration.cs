namespace MlopsLab.Learning;

/// <summary>A rising line through the outcomes: any shape, but it wants a thousand rows or more.</summary>
/// <param name="Scores">Ascending.</param>
/// <param name="Rates">The probability at each score, never falling; between two scores it is interpolated.</param>
public sealed record IsotonicCalibration(IReadOnlyList<double> Scores, IReadOnlyList<double> Rates) : Calibration
{
    private readonly double[] x = [.. Scores];
    private readonly double[] y = [.. Rates];

    public override double Of(double score)
    {
        var at = Array.BinarySearch(x, score);
        if (at >= 0)
        {
            return y[at];
        }

        var right = ~at;
        return right == 0 ? y[0]
            : right == x.Length ? y[^1]
            : y[right - 1] + ((y[right] - y[right - 1]) * (score - x[right - 1]) / (x[right] - x[right - 1]));
    }

    /// <summary>Pools neighbours until no block is below the one before it (Ayer et al. 1955), and keeps each block's ends.</summary>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<float> labels)
    {
        Metrics.Check(scores, labels);
        if (scores.IsEmpty)
        {
            throw new ArgumentException("Without rows there is nothing to calibrate by.", nameof(scores));
        }

        var (order, outcomes) = (scores.ToArray(), labels.ToArray());
        Array.Sort(order, outcomes);
        var blocks = new Stack<(double Low, double High, double Sum, double Rows)>();
        for (var row = 0; row < order.Length; row++)
        {
            var block = (Low: order[row], High: order[row], Sum: outcomes[row] > 0 ? 1.0 : 0, Rows: 1.0);
            while (blocks.TryPeek(out var before) && (before.Sum * block.Rows >= block.Sum * before.Rows || before.High.Equals(block.Low)))
            {
                blocks.Pop();
                block = (before.Low, block.High, before.Sum + block.Sum, before.Rows + block.Rows);
            }

            blocks.Push(block);
        }

        var ends = new List<(double Score, double Rate)>();
        foreach (var block in blocks.Reverse())
        {
            ends.Add((block.Low, block.Sum / block.Rows));
            if (block.Low < block.High)
            {
                ends.Add((block.High, block.Sum / block.Rows));
            }
        }

        return new([.. ends.Select(end => end.Score)], [.. ends.Select(end => end.Rate)]);
    }
}
