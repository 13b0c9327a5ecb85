namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>How often each level of a category (or false and true) comes.</summary>
internal sealed class LevelProfile(IReadOnlyList<string> levels) : IColumnProfile
{
    private const double Half = 0.5;
    private const double Halve = 100_000;
    private static readonly double Floor = Math.Log(1e-4);

    private readonly Dictionary<string, int> _index = levels.Index().ToDictionary(level => level.Item, level => level.Index, StringComparer.Ordinal);
    private readonly double[] _counts = new double[Math.Max(2, levels.Count)];
    private readonly double[] _logP = new double[Math.Max(2, levels.Count)];

    public double LogP(in Cell cell) => IndexOf(cell) is >= 0 and var index ? _logP[index] : Floor;

    public void Learn(in Cell cell)
    {
        if (IndexOf(cell) is >= 0 and var index && ++_counts[index] >= Halve)
        {
            for (var level = 0; level < _counts.Length; level++)
            {
                _counts[level] /= 2;
            }
        }
    }

    public void Refresh()
    {
        var total = _counts.Sum() + (Half * _counts.Length);
        for (var level = 0; level < _counts.Length; level++)
        {
            _logP[level] = Math.Log((_counts[level] + Half) / total);
        }
    }

    public double[] Save() => [.. _counts];

    public void Load(double[] state)
    {
        state.AsSpan(0, Math.Min(state.Length, _counts.Length)).CopyTo(_counts);
        Refresh();
    }

    private int IndexOf(in Cell cell) =>
        cell.Text is { } text ? _index.GetValueOrDefault(text, -1)
        : levels.Count == 0 && cell.Number is 0 or 1 ? (int)cell.Number
        : -1;
}
