namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>The shapes of a text column: what identifiers look like. Shapes beyond the first few share one place.</summary>
internal sealed class ShapeProfile : IColumnProfile
{
    private const int Places = 64;
    private const double Halve = 100_000;
    private static readonly double Floor = Math.Log(1e-4);

    private readonly double[] _counts = new double[Places];
    private double _total;

    public double LogP(in Cell cell) =>
        cell.Text is { } text && _total > 0 ? Math.Max(Floor, Math.Log(_counts[PlaceOf(text)] / _total)) : Floor;

    public void Learn(in Cell cell)
    {
        _counts[PlaceOf(cell.Text ?? string.Empty)]++;
        if (++_total >= Halve)
        {
            for (var place = 0; place < Places; place++)
            {
                _counts[place] /= 2;
            }

            _total = _counts.Sum();
        }
    }

    public void Refresh()
    {
        // Read as it is: one division.
    }

    public double[] Save() => [.. _counts];

    public void Load(double[] state)
    {
        state.AsSpan(0, Math.Min(state.Length, Places)).CopyTo(_counts);
        _total = _counts.Sum();
    }

    private static int PlaceOf(string text) => (int)((StableHash.ShapeOf(text) >> 20) % Places);
}
