using System.Collections.Concurrent;
using MlopsLab.Features.Telemetry;

namespace MlopsLab.Features.Domain;

/// <summary>Measures how long after it was accepted a batch was visible in Redis.</summary>
internal sealed class Freshness(FeaturesMetrics metrics, TimeProvider time)
{
    private const int Kept = 1_024;
    private readonly ConcurrentQueue<(long Revision, DateTimeOffset AcceptedAt)> waiting = [];
    private readonly Queue<double> latest = [];
    private readonly Lock reading = new();

    /// <summary>A batch was counted up to this revision; it is measured once that is in Redis.</summary>
    public void Counted(long revision, DateTimeOffset acceptedAt)
    {
        waiting.Enqueue((revision, acceptedAt));
        while (waiting.Count > Kept && waiting.TryDequeue(out _))
        {
        }
    }

    public void Visible(long revision)
    {
        while (waiting.TryPeek(out var batch) && batch.Revision <= revision && waiting.TryDequeue(out batch))
        {
            var seconds = (time.GetUtcNow() - batch.AcceptedAt).TotalSeconds;
            metrics.Fresh(seconds);
            Keep(seconds);
        }
    }

    /// <summary>Of the last thousand batches, in seconds; null before the first.</summary>
    public (double P50, double P99)? Percentiles()
    {
        lock (reading)
        {
            var sorted = latest.Order().ToList();
            return sorted.Count == 0 ? null : (sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
        }
    }

    private void Keep(double seconds)
    {
        lock (reading)
        {
            latest.Enqueue(seconds);
            if (latest.Count > Kept)
            {
                latest.Dequeue();
            }
        }
    }
}
