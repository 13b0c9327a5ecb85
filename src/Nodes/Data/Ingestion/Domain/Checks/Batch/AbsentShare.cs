namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>How often a nullable column is empty, by hour of the day: the baseline is the emptiest hour, so that a night is no surge.</summary>
internal sealed class AbsentShare
{
    private const int Hours = 24;
    private const double Enough = 300;
    private const double Margin = 0.02;

    private readonly double[] _rows = new double[Hours];
    private readonly double[] _absent = new double[Hours];

    /// <summary>Never below a two-thousandth.</summary>
    public double Highest { get; private set; } = Margin;

    public void Learn(byte hour, bool absent)
    {
        _rows[hour]++;
        _absent[hour] += absent ? 1 : 0;
    }

    public void Refresh()
    {
        var highest = (_absent.Sum() + Margin) / (_rows.Sum() + 1);
        for (var hour = 0; hour < Hours; hour++)
        {
            highest = _rows[hour] >= Enough ? Math.Max(highest, _absent[hour] / _rows[hour]) : highest;
        }

        Highest = Math.Clamp(highest + (highest > 0.001 ? Margin : 0), 0.0005, 0.97);
    }

    public double[] Save() => [.. _rows, .. _absent];

    public void Load(double[] state)
    {
        if (state.Length == 2 * Hours)
        {
            state.AsSpan(0, Hours).CopyTo(_rows);
            state.AsSpan(Hours).CopyTo(_absent);
            Refresh();
        }
    }
}
