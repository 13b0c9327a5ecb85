namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Rows that break one check of one field far more often than they used to.</summary>
internal sealed class FailureTest(int column, string name, string check, params CellState[] states) : IBreakTest
{
    private readonly double[] _broken = new double[3];
    private readonly double[] _fine = new double[3];
    private double _rows;
    private double _failures;

    public Evidence Evidence { get; } = new(limit: 24, 0.06, 0.3, 0.97);

    public string Key => $"{check}:{name}";

    public string Check => check;

    public string Name => name;

    public int Field => column;

    public void See(in RowView row) => See(states.Contains(row.Cells[column].State));

    public void See(bool broken)
    {
        if (broken || Evidence.Sum > 0)
        {
            Evidence.Add(broken ? _broken : _fine, broken);
        }
    }

    public bool IsBroken(in Cell cell) => states.Contains(cell.State);

    public void Learn(bool broken)
    {
        _rows++;
        _failures += broken ? 1 : 0;
    }

    public void Refresh()
    {
        var usual = Math.Clamp((_failures + 0.2) / (_rows + 400), 0.0005, 0.5);
        for (var place = 0; place < _broken.Length; place++)
        {
            var share = Math.Max(Evidence.Shares[place], Math.Min(0.98, usual * 2));
            _broken[place] = Math.Log(share / usual);
            _fine[place] = Math.Log((1 - share) / (1 - usual));
        }
    }

    public double[] Save() => [_rows, _failures];

    public void Load(double[] state)
    {
        if (state is [var rows, var failures])
        {
            (_rows, _failures) = (rows, failures);
            Refresh();
        }
    }
}
