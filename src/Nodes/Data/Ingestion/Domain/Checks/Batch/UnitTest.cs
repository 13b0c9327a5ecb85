namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// A number times a factor: its values fit the learnt distribution once they are divided by it, and better than by the factors around it,
/// which no unit has. So a share that begins anew each month is no unit: it fits some other factor best.
/// </summary>
internal sealed class UnitTest(int column, string name, LogHistogram learnt, SerialDependence serial, double factor) : IBreakTest
{
    public const string Check = "unit-change";

    private const double Share = 0.4;

    // Another factor has to be that much better, in log-likelihood, before it counts.
    private const double Clearly = 3;
    private static readonly double[] Around = [1 / 5.6, 1 / 3.2, 3.2, 5.6];

    private readonly double[] _odds = new double[LogHistogram.Bins];
    private readonly double[][] _oddsAround = [.. Around.Select(_ => new double[LogHistogram.Bins])];
    private readonly double[] _lead = new double[Around.Length];
    private readonly int[] _about = [column];
    private readonly KeyMemory _spoke = new();

    public Evidence Evidence { get; } = new(limit: 26, 0.1, 0.4, 0.97);

    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Check}:{name}:{factor}");

    public bool FitsBest => Array.TrueForAll(_lead, lead => lead >= -Clearly);

    public bool IsBelieved => Evidence.IsBelieved && FitsBest;

    public bool Stands => Evidence.Stands && FitsBest;

    public int Field => column;

    public double Factor => factor;

    public void See(in RowView row)
    {
        var number = row.Cells[column].Number;
        if (double.IsNaN(number) || number == 0)
        {
            return;
        }

        var bin = LogHistogram.BinOf(number);
        var odds = _odds[bin];
        if (Evidence.Sum == 0)
        {
            if (odds <= 1)
            {
                return;
            }

            Array.Clear(_lead);
        }

        for (var other = 0; other < _lead.Length; other++)
        {
            var lead = Math.Log((1 - Share + (Share * odds)) / (1 - Share + (Share * _oddsAround[other][bin])));
            _lead[other] += Math.Clamp(lead, -Evidence.MostPerRow, Evidence.MostPerRow);
        }

        Evidence.AddOdds(odds, odds > 1 ? serial.Weight * _spoke.Weigh(row, _about) : 1);
    }

    public void Refresh()
    {
        Fill(_odds, factor);
        for (var other = 0; other < Around.Length; other++)
        {
            Fill(_oddsAround[other], factor * Around[other]);
        }
    }

    private void Fill(double[] odds, double times)
    {
        var shift = LogHistogram.ShiftOf(times);
        var logP = learnt.LogPs;
        odds[0] = 1;
        for (var bin = 1; bin < LogHistogram.Bins; bin++)
        {
            var from = bin - shift;
            odds[bin] = from is >= 1 and < LogHistogram.Bins ? Math.Exp(Math.Min(50, logP[from] - logP[bin])) : 1;
        }
    }
}
