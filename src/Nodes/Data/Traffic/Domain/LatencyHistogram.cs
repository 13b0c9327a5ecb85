namespace MlopsLab.Traffic.Domain;

/// <summary>Latencies of the last half minute to a minute in buckets 5 % apart: memory and cost do not depend on how many there are.</summary>
internal sealed class LatencyHistogram(TimeProvider time)
{
    private const double Smallest = 0.05;
    private const double Ratio = 1.05;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    private readonly Lock _changing = new();
    private long[] _now = new long[300];
    private long[] _before = new long[300];
    private long _turned = time.GetTimestamp();

    public void Add(TimeSpan latency)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(latency.TotalMilliseconds, Smallest) / Smallest) / Math.Log(Ratio));
        lock (_changing)
        {
            TurnIfDue();
            _now[Math.Min(bucket, _now.Length - 1)]++;
        }
    }

    /// <summary>Upper edge in milliseconds of the bucket that holds the quantile; null when nothing was measured.</summary>
    public double? Quantile(double share)
    {
        lock (_changing)
        {
            TurnIfDue();
            var total = _now.Sum() + _before.Sum();
            var passed = 0L;
            for (var bucket = 0; bucket < _now.Length; bucket++)
            {
                passed += _now[bucket] + _before[bucket];
                if (total > 0 && passed >= share * total)
                {
                    return Math.Round(Smallest * Math.Pow(Ratio, bucket), 2);
                }
            }

            return null;
        }
    }

    private void TurnIfDue()
    {
        var age = time.GetElapsedTime(_turned);
        if (age < Turn)
        {
            return;
        }

        (_before, _now) = (_now, _before);
        Array.Clear(_now);
        if (age >= Turn * 2)
        {
            Array.Clear(_before);
        }

        _turned = time.GetTimestamp();
    }
}
