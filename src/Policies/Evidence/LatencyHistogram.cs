using System.Globalization;

namespace MlopsLab.Policies;

/// <summary>Counts of latencies in buckets that each are 15 % wider than the one before, from 0.1 ms to over a minute.</summary>
public sealed class LatencyHistogram
{
    private const int Buckets = 96;
    private const double First = 0.1;
    private const double Growth = 1.15;

    private readonly long[] _counts;

    private LatencyHistogram(long[] counts) => _counts = counts;

    public static int BucketCount => Buckets;

    public static LatencyHistogram Empty { get; } = new(new long[Buckets]);

    public long Count => _counts.Sum();

    public static LatencyHistogram Of(IEnumerable<double> milliseconds)
    {
        var counts = new long[Buckets];
        foreach (var latency in milliseconds)
        {
            counts[BucketOf(latency)]++;
        }

        return new LatencyHistogram(counts);
    }

    /// <summary>Of counts per bucket.</summary>
    public static LatencyHistogram OfBuckets(IReadOnlyList<long> counts) => new([.. counts]);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    public static LatencyHistogram Parse(string text)
    {
        var counts = new long[Buckets];
        foreach (var pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            counts[int.Parse(pair.AsSpan(0, colon), CultureInfo.InvariantCulture)] = long.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        }

        return new LatencyHistogram(counts);
    }

    public LatencyHistogram Add(LatencyHistogram other) => new([.. _counts.Zip(other._counts, (one, more) => one + more)]);

    /// <summary>The upper edge of the bucket that holds the quantile; 0 when nothing was counted.</summary>
    public double Quantile(double share) => OfRank(Math.Max(1, (long)Math.Ceiling(share * Count)));

    /// <summary>The upper edge of the bucket that holds the number of this rank, from 1; 0 when there is none.</summary>
    public double OfRank(long rank)
    {
        var seen = 0L;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
            {
                return EdgeOf(bucket);
            }
        }

        return 0;
    }

    /// <summary>In milliseconds.</summary>
    public static double EdgeOf(int bucket) => First * Math.Pow(Growth, bucket);

    public string ToText() => string.Join(' ', _counts
        .Select((count, bucket) => (count, bucket))
        .Where(pair => pair.count > 0)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.bucket}:{pair.count}")));

    private static int BucketOf(double milliseconds) =>
        milliseconds > First ? Math.Min(Buckets - 1, (int)Math.Ceiling(Math.Log(milliseconds / First) / Math.Log(Growth))) : 0;
}
