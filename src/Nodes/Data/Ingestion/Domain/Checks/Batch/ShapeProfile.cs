using System.Runtime.InteropServices;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>The shapes of a text column: what identifiers look like. Each of the first shapes is counted for itself; later ones don't belong until there is room.</summary>
internal sealed class ShapeProfile : IColumnProfile
{
    private const int MostShapes = 256;
    private const double Halve = 100_000;
    private const double Forgotten = 0.5;
    private static readonly double Floor = Math.Log(1e-4);

    private readonly Dictionary<ulong, double> _counts = new(MostShapes);
    private double _total;

    public double LogP(in Cell cell) =>
        cell.Text is { } text && _counts.TryGetValue(KeyOf(text), out var count) ? Math.Max(Floor, Math.Log(count / _total)) : Floor;

    public void Learn(in Cell cell)
    {
        var key = KeyOf(cell.Text ?? string.Empty);
        if (_counts.Count < MostShapes || _counts.ContainsKey(key))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;
        }

        if (++_total >= Halve)
        {
            Age();
        }
    }

    public void Refresh()
    {
        // Read as it is: one division.
    }

    /// <summary>The total, then each shape and its count.</summary>
    public double[] Save() => [_total, .. _counts.SelectMany(shape => new[] { shape.Key, shape.Value })];

    /// <summary>Counts without their shapes, as they were once kept, are not taken; what shapes there are is learnt anew.</summary>
    public void Load(double[] state)
    {
        if (state.Length % 2 == 0)
        {
            return;
        }

        _counts.Clear();
        _total = state[0];
        for (var at = 1; at < state.Length; at += 2)
        {
            _counts[(ulong)state[at]] = state[at + 1];
        }
    }

    private void Age()
    {
        _total /= 2;
        foreach (var (key, count) in _counts)
        {
            if (count / 2 < Forgotten)
            {
                _counts.Remove(key);
            }
            else
            {
                _counts[key] = count / 2;
            }
        }
    }

    // 52 bits, which a double holds exactly.
    private static ulong KeyOf(string text) => StableHash.ShapeOf(text) >> 12;
}
