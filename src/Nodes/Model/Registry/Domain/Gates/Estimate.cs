using MlopsLab.Learning;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>A value with its standard error, on so many rows.</summary>
internal sealed record Estimate(double Value, double Error, long Rows)
{
    /// <summary>The mean with its standard error (central limit theorem).</summary>
    public static Estimate OfMean(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new(mean, Math.Sqrt(squares / Math.Max(values.Count - 1, 1) / values.Count), values.Count);
    }

    /// <summary>An interval that reaches as far to both sides, taken back to its standard error.</summary>
    public static Estimate OfInterval(Interval interval, double confidence, long rows) =>
        new(interval.Value, (interval.High - interval.Low) / 2 / Normal.Quantile((1 + confidence) / 2), rows);

    public Interval Interval(double confidence)
    {
        var reach = Normal.Quantile((1 + confidence) / 2) * Error;
        return new(Value, Value - reach, Value + reach);
    }
}
