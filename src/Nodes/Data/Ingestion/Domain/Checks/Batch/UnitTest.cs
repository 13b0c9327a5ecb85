namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>A number times a factor: its values fit the learnt distribution once they are divided by it.</summary>
internal sealed class UnitTest(int column, string name, LogHistogram learnt, SerialDependence serial, double factor) : IBreakTest
{
    public const string Check = "unit-change";

    private readonly double[] _odds = new double[LogHistogram.Bins];
    private readonly int[] _about = [column];
    private readonly KeyMemory _spoke = new();

    public Evidence Evidence { get; } = new(limit: 26, 0.1, 0.4, 0.97);

    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Check}:{name}:{factor}");

    public int Field => column;

    public double Factor => factor;

    public void See(in RowView row)
    {
        var number = row.Cells[column].Number;
        if (double.IsNaN(number) || number == 0)
        {
            return;
        }

        var odds = _odds[LogHistogram.BinOf(number)];
        if (odds <= 1 && Evidence.Sum == 0)
        {
            return;
        }

        Evidence.AddOdds(odds, odds > 1 ? serial.Weight * _spoke.Weigh(row, _about) : 1);
    }

    public void Refresh()
    {
        var shift = LogHistogram.ShiftOf(factor);
        var logP = learnt.LogPs;
        for (var bin = 1; bin < LogHistogram.Bins; bin++)
        {
            var from = bin - shift;
            _odds[bin] = from is >= 1 and < LogHistogram.Bins ? Math.Exp(Math.Min(50, logP[from] - logP[bin])) : 1;
        }

        _odds[0] = 1;
    }

}
