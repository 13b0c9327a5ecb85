namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>A column that says the same in row after row, though the value used to be one of many.</summary>
internal sealed class ConstantTest(int column, string name, ExactValues learnt, SerialDependence serial) : IBreakTest
{
    public const string Check = "constant";

    private const double TooCommon = 0.5;

    private readonly int[] _about = [column];
    private readonly KeyMemory _spoke = new();
    private ulong _value;
    private double _odds;

    public Evidence Evidence { get; } = new(limit: 40, 0.4, 0.97);

    public string Key => $"{Check}:{name}";

    public int Field => column;

    public void See(in RowView row)
    {
        var cell = row.Cells[column];
        if (cell.State is not (CellState.Value or CellState.OutOfRange))
        {
            return;
        }

        var value = ExactValues.HashOf(cell);
        if (Evidence.Sum == 0)
        {
            var usual = Math.Max(learnt.ShareOf(value), serial.Repeats);
            _value = value;
            _odds = usual > TooCommon ? 0 : 1 / usual;
        }

        var same = value == _value && _odds > 0;
        if (same || Evidence.Sum > 0)
        {
            Evidence.AddOdds(same ? _odds : 0, same ? _spoke.Weigh(row, _about) : 1);
        }
    }

    public void Refresh()
    {
        // Asks anew at each candidate.
    }
}
