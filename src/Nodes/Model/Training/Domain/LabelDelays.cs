namespace MlopsLab.Training.Domain;

/// <summary>
/// How long labels take, learnt from the older half of the rows: of the younger ones only the quick labels are there yet, and
/// they would make the delay look short.
/// </summary>
internal sealed class LabelDelays
{
    private const double Quantile = 0.9;

    private readonly TimeSpan[] sorted;

    private LabelDelays(TimeSpan[] sorted, DateTimeOffset asOf) => (this.sorted, AsOf) = (sorted, asOf);

    /// <summary>When the last label became known.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>After this long nine of ten labels are known.</summary>
    public TimeSpan Most => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(Quantile * sorted.Length) - 1)];

    /// <summary>Null when labels don't say when they came.</summary>
    public static LabelDelays? Of(TrainingSet set)
    {
        if (set.Known.Count == 0)
        {
            return null;
        }

        var middle = set.Times[0] + ((set.Times[^1] - set.Times[0]) / 2);
        var delays = set.Times.TakeWhile(time => time <= middle).Select((time, row) => set.Known[row] - time).Order().ToArray();
        return new(delays, set.Known.Max());
    }

    /// <summary>The share of labels that are known after this long.</summary>
    public double ShareKnown(TimeSpan after)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= after ? (middle + 1, high) : (low, middle);
        }

        return (double)low / sorted.Length;
    }
}
