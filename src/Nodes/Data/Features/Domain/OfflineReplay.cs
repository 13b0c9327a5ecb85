using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>
/// Computes features as they would have been at decision time: rows are given in the order they arrived, and each sees
/// only those before it, and of these only what happened before it.
/// </summary>
internal sealed class OfflineReplay(CompiledView view)
{
    private readonly Dictionary<string, EntityState> states = [];
    private readonly EntityState?[] found = new EntityState?[view.Scenario.Keys.Count];

    /// <summary>The states after the rows so far, by key.</summary>
    public IReadOnlyDictionary<string, EntityState> States => states;

    /// <summary>Writes the row's features (nothing when <paramref name="into"/> is empty) and then lets it count.</summary>
    public void Next(Row row, DateTimeOffset at, Span<double> into)
    {
        var keys = view.StateKeys(row);
        for (var key = 0; key < keys.Length; key++)
        {
            found[key] = states.GetValueOrDefault(keys[key]);
        }

        if (into.Length > 0)
        {
            view.Pipeline.Compute(row, at, found, into);
        }

        for (var key = 0; key < keys.Length; key++)
        {
            if (keys[key].Length > 0)
            {
                states[keys[key]] = view.Pipeline.Update(found[key], key, row, at);
            }
        }
    }
}
