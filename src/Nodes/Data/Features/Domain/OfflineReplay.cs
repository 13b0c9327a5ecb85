using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>
/// Computes features as they were when it was decided: rows are given in the order they happened, and each sees only what
/// had happened and had become known by then. A join on event time alone would show it late rows too.
/// </summary>
internal sealed class OfflineReplay(CompiledView view)
{
    private readonly Dictionary<string, EntityState> states = [];
    private readonly EntityState?[] found = new EntityState?[view.Scenario.Keys.Count];
    private readonly PriorityQueue<(Row Row, string[] Keys, DateTimeOffset At), long> arriving = new();

    /// <summary>The states by key of what became known so far.</summary>
    public IReadOnlyDictionary<string, EntityState> States => states;

    /// <summary>Writes the row's features (nothing when <paramref name="into"/> is empty); it counts for others from its arrival on.</summary>
    public void Next(Row row, DateTimeOffset at, DateTimeOffset arrival, Span<double> into)
    {
        Learn(at.UtcTicks);
        var keys = view.StateKeys(row);
        if (into.Length > 0)
        {
            for (var key = 0; key < keys.Length; key++)
            {
                found[key] = states.GetValueOrDefault(keys[key]);
            }

            view.Pipeline.Compute(row, at, found, into);
        }

        arriving.Enqueue((row, keys, at), arrival.UtcTicks);
    }

    /// <summary>Lets everything count that is still on its way.</summary>
    public void Finish() => Learn(long.MaxValue);

    private void Learn(long until)
    {
        while (arriving.TryPeek(out var known, out var arrival) && arrival <= until)
        {
            arriving.Dequeue();
            for (var key = 0; key < known.Keys.Length; key++)
            {
                var name = known.Keys[key];
                if (name.Length > 0)
                {
                    states[name] = view.Pipeline.Update(states.GetValueOrDefault(name), key, known.Row, known.At);
                }
            }
        }
    }
}
