namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// How much a value says that the one before it didn't: the hourly weather of one place repeats itself, payments of many people don't.
/// Evidence from rows that follow from each other is worth less by (1 − ρ) / (1 + ρ), with ρ the correlation of neighbours.
/// </summary>
internal sealed class SerialDependence
{
    private const double Least = 0.02;
    private const double Noise = 0.1;

    private double _rows;
    private double _sum;
    private double _squares;
    private double _products;
    private double _repeats;
    private double _before = double.NaN;
    private ulong _exactBefore;

    public double Weight { get; private set; } = Least;

    /// <summary>How often a value is the same as the one before it.</summary>
    public double Repeats { get; private set; } = 1;

    /// <param name="value">Any number that is alike for values that are alike.</param>
    /// <param name="exact">The hash of the very value.</param>
    public void Learn(double value, ulong exact)
    {
        if (!double.IsNaN(_before))
        {
            _rows++;
            _sum += value;
            _squares += value * value;
            _products += value * _before;
            _repeats += exact == _exactBefore ? 1 : 0;
        }

        (_before, _exactBefore) = (value, exact);
    }

    public void Refresh()
    {
        if (_rows == 0)
        {
            return;
        }

        var mean = _sum / _rows;
        var variance = (_squares / _rows) - (mean * mean);
        var correlation = variance <= 1e-9 * (1 + (mean * mean)) ? 1 : Math.Clamp(((_products / _rows) - (mean * mean)) / variance, 0, 1);
        Weight = correlation <= Noise ? 1 : Math.Max(Least, (1 - correlation) / (1 + correlation));
        Repeats = (_repeats + 1) / (_rows + 2);
    }

    public double[] Save() => [_rows, _sum, _squares, _products, _repeats];

    public void Load(double[] state)
    {
        if (state is [var rows, var sum, var squares, var products, var repeats])
        {
            (_rows, _sum, _squares, _products, _repeats) = (rows, sum, squares, products, repeats);
            Refresh();
        }
    }
}
