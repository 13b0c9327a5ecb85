using System.Diagnostics;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>When each numbered message was published and handled; complete when all were.</summary>
internal sealed class Latencies(int messages)
{
    private readonly long[] _published = new long[messages];
    private readonly long[] _handled = new long[messages];
    private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Task All => _all.Task;

    public void Clear()
    {
        _count = 0;
        Array.Clear(_handled);
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Published(int index) => _published[index] = Stopwatch.GetTimestamp();

    public void Handled(int index)
    {
        if (Interlocked.Exchange(ref _handled[index], Stopwatch.GetTimestamp()) != 0)
        {
            throw new InvalidOperationException($"Message {index} was handled twice: the measurement is void.");
        }

        if (Interlocked.Increment(ref _count) == messages)
        {
            _all.TrySetResult();
        }
    }

    /// <summary>In milliseconds.</summary>
    public double Percentile(double share)
    {
        var all = _handled.Zip(_published, (to, from) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds).Order().ToList();
        return all[(int)Math.Min(all.Count - 1, all.Count * share)];
    }
}
