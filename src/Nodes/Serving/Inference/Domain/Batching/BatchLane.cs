using MlopsLab.Inference.Telemetry;
using MlopsLab.Learning;
using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.Inference.Domain.Batching;

/// <summary>
/// The requests of one version. Whoever finds a free run is scored at once, by itself and on its own thread; only those who find all
/// runs taken wait, and a run that ends takes as many of them as fit together. So there is no timer, and no batching without load.
/// </summary>
internal sealed class BatchLane(Scorer scorer, VersionTally tally, BatchingOptions options, int room, TimeProvider clock)
{
    private readonly int runs = options.Runs > 0 ? options.Runs : Environment.ProcessorCount;
    private readonly Lock gate = new();
    private readonly FairQueue<BatchWaiter> waiting = new(Priority.Weights);
    private int running;
    private int size = BatchSize.Start(options);

    /// <summary>Timestamp of the run's start; null when too many wait.</summary>
    /// <exception cref="OperationCanceledException">The caller left or its time is over; its companions are not touched.</exception>
    public async ValueTask<long?> ScoreAsync(ReadOnlyMemory<double> values, Memory<double> scores, int line, CancellationToken ct)
    {
        if (!TryEnter(values, scores, line, out var waiter))
        {
            return waiter is null ? null : await WaitAsync(waiter, ct);
        }

        try
        {
            return await AloneAsync(values, scores, ct);
        }
        finally
        {
            Leave();
        }
    }

    private async ValueTask<long?> WaitAsync(BatchWaiter waiter, CancellationToken ct)
    {
        await using var cancelled = ct.Register(() => Cancel(waiter, ct));
        return await waiter.Task;
    }

    private async ValueTask<long> AloneAsync(ReadOnlyMemory<double> values, Memory<double> scores, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        if (scorer.DelayOf(values.Span) is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, clock, ct);
        }

        scorer.Score(values.Span, scores.Span);
        Ran(scores.Length, started);
        return started;
    }

    private bool TryEnter(ReadOnlyMemory<double> values, Memory<double> scores, int line, out BatchWaiter? waiter)
    {
        lock (gate)
        {
            waiter = null;
            if (running < runs)
            {
                running++;
                return true;
            }

            if (waiting.Count >= room)
            {
                if (waiting.DropBehind(line) is not { } dropped)
                {
                    return false;
                }

                dropped.Refuse();
            }

            waiter = new BatchWaiter(values, scores);
            waiter.Node = waiting.Add(waiter, line);
            return false;
        }
    }

    /// <summary>The run goes to those who wait, on another thread: whoever had it has an answer to write.</summary>
    private void Leave()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                running--;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static lane => _ = lane.DrainAsync(), this, preferLocal: false);
    }

    private async Task DrainAsync()
    {
        while (Take() is { } taken)
        {
            using var batch = new BatchRows(scorer, taken);
            var started = clock.GetTimestamp();
            if (batch.Rows == 0)
            {
                continue;
            }

            if (batch.Delay is { Ticks: > 0 } delay)
            {
                await Task.Delay(delay, clock);
            }

            if (batch.TryScore(started))
            {
                Ran(batch.Rows, started);
            }
            else
            {
                batch.ScoreEach(started, rows => Ran(rows, started));
            }

            Learn(batch.Rows, clock.GetElapsedTime(started));
        }
    }

    /// <summary>The next batch, in fair order; null gives the run back.</summary>
    private List<BatchWaiter>? Take()
    {
        lock (gate)
        {
            if (waiting.Take() is not { } first)
            {
                running--;
                return null;
            }

            var (taken, rows) = (new List<BatchWaiter> { first }, first.Rows);
            while (waiting.Peek() is { } next && rows + next.Rows <= size)
            {
                waiting.Take();
                taken.Add(next);
                rows += next.Rows;
            }

            return taken;
        }
    }

    private void Learn(int rows, TimeSpan took)
    {
        lock (gate)
        {
            size = BatchSize.Next(size, rows, took, options);
        }
    }

    private void Ran(int rows, long started) => tally.Ran(rows, clock.GetElapsedTime(started), clock.GetUtcNow());

    private void Cancel(BatchWaiter waiter, CancellationToken ct)
    {
        lock (gate)
        {
            if (waiter.Node is { } node)
            {
                waiting.Remove(node);
            }
        }

        waiter.Cancel(ct);
    }
}
