using System.Buffers;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Domain.Batching;

/// <summary>The rows of one batch side by side, copied from the requests that are still there.</summary>
internal sealed class BatchRows : IDisposable
{
    private readonly Scorer scorer;
    private readonly double[] values;
    private readonly double[] scores;
    private readonly List<BatchWaiter> waiters = [];

    public BatchRows(Scorer scorer, List<BatchWaiter> taken)
    {
        this.scorer = scorer;
        var room = taken.Sum(waiter => waiter.Rows);
        (values, scores) = (ArrayPool<double>.Shared.Rent(room * scorer.Inputs), ArrayPool<double>.Shared.Rent(room));
        foreach (var waiter in taken)
        {
            if (waiter.TryCopy(values.AsSpan(Rows * scorer.Inputs)))
            {
                waiters.Add(waiter);
                Rows += waiter.Rows;
            }
        }
    }

    public int Rows { get; private set; }

    /// <summary>How long a drill holds the whole batch back: a slow row keeps its companions waiting, as it would in the model.</summary>
    public TimeSpan Delay => scorer.DelayOf(values.AsSpan(0, Rows * scorer.Inputs));

    /// <summary>All at once; false when a row breaks the run.</summary>
    public bool TryScore(long started)
    {
        try
        {
            scorer.Score(values.AsSpan(0, Rows * scorer.Inputs), scores.AsSpan(0, Rows));
        }
        catch (Exception)
        {
            // Whose row it was shows when each request is run by itself.
            return false;
        }

        Each((waiter, row) => waiter.Deliver(scores.AsSpan(row, waiter.Rows), started));
        return true;
    }

    /// <summary>Each request by itself: only those with the broken row fail.</summary>
    public void ScoreEach(long started, Action<int> ran) => Each((waiter, row) =>
    {
        try
        {
            scorer.Score(values.AsSpan(row * scorer.Inputs, waiter.Rows * scorer.Inputs), scores.AsSpan(row, waiter.Rows));
            ran(waiter.Rows);
            waiter.Deliver(scores.AsSpan(row, waiter.Rows), started);
        }
        catch (Exception problem)
        {
            waiter.Fail(problem);
        }
    });

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(values);
        ArrayPool<double>.Shared.Return(scores);
    }

    private void Each(Action<BatchWaiter, int> act)
    {
        var row = 0;
        foreach (var waiter in waiters)
        {
            act(waiter, row);
            row += waiter.Rows;
        }
    }
}
