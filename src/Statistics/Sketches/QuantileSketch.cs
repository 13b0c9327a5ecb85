using System.Runtime.InteropServices;

namespace MlopsLab.Statistics;

/// <summary>
/// Quantiles from a histogram whose bins grow by a fixed ratio: DDSketch (Masson, Rim, Lee, VLDB 2019). A quantile is off by at
/// most 1 % of itself for sizes from 1e-9 (smaller ones are 0) to 1e15 (larger ones are that). At most 5,526 bins whatever comes.
/// The same numbers in any order, and any merge of their parts, give the same sketch.
/// </summary>
public sealed class QuantileSketch
{
    /// <summary>The largest error of a quantile, as a share of it.</summary>
    public const double RelativeError = 0.01;

    private const double Smallest = 1e-9;
    private const double Largest = 1e15;
    private const int Offset = 10_000;
    private const double Ratio = (1 + RelativeError) / (1 - RelativeError);

    private static readonly double LogRatio = Math.Log(Ratio);

    // Key of a bin: the exponent of its size, shifted so that the smallest has 1; below 0 for negative numbers, 0 for 0.
    private readonly Dictionary<int, long> bins = [];

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    private static int Shift { get; } = 1 - Exponent(Smallest);

    /// <exception cref="FormatException">The text is not one of <see cref="ToText"/>.</exception>
    public static QuantileSketch FromText(string text)
    {
        var read = new QuantileSketch();
        var bytes = new SketchReader(text);
        for (var key = int.MinValue; !bytes.IsAtEnd;)
        {
            key = key == int.MinValue ? (int)bytes.Read() - Offset : key + (int)bytes.Read();
            var count = (long)bytes.Read();
            read.bins[key] = count >= 0 ? count : throw new FormatException("A sketch counts less than nothing.");
            read.Count += count;
        }

        return read;
    }

    /// <param name="value">Any number but NaN.</param>
    public void Add(double value)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(bins, KeyOf(value), out _)++;
        Count++;
    }

    /// <summary>From now on this stands for the numbers of both.</summary>
    public void Merge(QuantileSketch other)
    {
        foreach (var (key, count) in other.bins)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(bins, key, out _) += count;
        }

        Count += other.Count;
    }

    /// <summary>The number below which this share lies; NaN of nothing.</summary>
    public double Quantile(double share)
    {
        var wanted = (long)Math.Floor(share * (Count - 1));
        foreach (var (key, count) in bins.OrderBy(bin => bin.Key))
        {
            wanted -= count;
            if (wanted < 0)
            {
                return ValueOf(key);
            }
        }

        return double.NaN;
    }

    /// <summary>Counts between ascending edges: up to the first, up to the second, …, above the last. Two sketches counted at the same edges compare bin by bin.</summary>
    public double[] Counts(IReadOnlyList<double> edges)
    {
        var keys = edges.Select(KeyOf).ToArray();
        var counts = new double[keys.Length + 1];
        foreach (var (key, count) in bins)
        {
            var part = Array.BinarySearch(keys, key);
            counts[part < 0 ? ~part : part] += count;
        }

        return counts;
    }

    /// <summary>The bins in Base64; equal for equal numbers.</summary>
    public string ToText()
    {
        var bytes = new SketchWriter();
        var before = -Offset;
        foreach (var (key, count) in bins.OrderBy(bin => bin.Key))
        {
            bytes.Write((ulong)(key - before));
            bytes.Write((ulong)count);
            before = key;
        }

        return bytes.ToText();
    }

    private static int KeyOf(double value) => Math.Abs(value) < Smallest ? 0 : Math.Sign(value) * (Exponent(Math.Min(Math.Abs(value), Largest)) + Shift);

    private static double ValueOf(int key) => key == 0 ? 0 : Math.Sign(key) * 2 * Math.Pow(Ratio, Math.Abs(key) - Shift) / (Ratio + 1);

    private static int Exponent(double size) => (int)Math.Ceiling(Math.Log(size) / LogRatio);
}
