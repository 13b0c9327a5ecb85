namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// The distribution of a positive quantity on a logarithmic scale, ten bins a decade, so that a change of unit is a shift by whole bins.
/// Counts are smoothed over neighbours and a small share is spread over all bins; old counts fade by halves.
/// </summary>
internal sealed class LogHistogram : IColumnProfile
{
    public const int Bins = 260;

    private const int PerDecade = 10;
    private const int ZeroBin = 0;
    private const double LowestDecade = -10;
    private const double Spread = 0.002;
    private const double Halve = 100_000;
    private static readonly double[] Kernel = [0.05, 0.1, 0.2, 0.3, 0.2, 0.1, 0.05];

    private readonly double[] _counts = new double[Bins];
    private readonly double[] _logP = new double[Bins];
    private double _total;

    public LogHistogram() => Refresh();

    public ReadOnlySpan<double> LogPs => _logP;

    /// <summary>Zero has a bin of its own; the sign doesn't count.</summary>
    public static int BinOf(double number) =>
        number == 0 || double.IsNaN(number) ? ZeroBin : Math.Clamp((int)Math.Floor((Math.Log10(Math.Abs(number)) - LowestDecade) * PerDecade) + 1, 1, Bins - 1);

    public static int ShiftOf(double factor) => (int)Math.Round(Math.Log10(factor) * PerDecade);

    public double LogP(in Cell cell) => double.IsNaN(cell.Number) ? Math.Log(Spread / Bins) : _logP[BinOf(cell.Number)];

    public void Learn(in Cell cell)
    {
        _counts[BinOf(cell.Number)]++;
        if (++_total >= Halve)
        {
            _total = 0;
            for (var bin = 0; bin < Bins; bin++)
            {
                _total += _counts[bin] /= 2;
            }
        }
    }

    public void Refresh()
    {
        for (var bin = 0; bin < Bins; bin++)
        {
            var smooth = bin == ZeroBin ? _counts[ZeroBin] : 0;
            for (var place = 0; bin != ZeroBin && place < Kernel.Length; place++)
            {
                var neighbour = bin + place - (Kernel.Length / 2);
                smooth += neighbour is > ZeroBin and < Bins ? Kernel[place] * _counts[neighbour] : 0;
            }

            _logP[bin] = Math.Log(((1 - Spread) * smooth / Math.Max(1, _total)) + (Spread / Bins));
        }
    }

    public double[] Save() => [.. _counts];

    public void Load(double[] state)
    {
        state.AsSpan(0, Math.Min(state.Length, Bins)).CopyTo(_counts);
        _total = _counts.Sum();
        Refresh();
    }
}
