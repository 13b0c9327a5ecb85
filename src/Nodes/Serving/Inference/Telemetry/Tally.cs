namespace MlopsLab.Inference.Telemetry;

/// <summary>How often something happened and how long it took altogether. Safe for concurrent use.</summary>
internal sealed class Tally
{
    private long count;
    private long nanoseconds;

    public long Count => Interlocked.Read(ref count);

    public long Nanoseconds => Interlocked.Read(ref nanoseconds);

    public void Add(TimeSpan took)
    {
        Interlocked.Increment(ref count);
        Interlocked.Add(ref nanoseconds, (long)took.TotalNanoseconds);
    }
}
