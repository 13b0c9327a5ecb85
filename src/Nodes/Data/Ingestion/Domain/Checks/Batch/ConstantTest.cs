namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// A column that says the same in row after row, though the value used to be one of many. Assumes nearly every row, so that another value
/// takes back what one repetition said: a value in every second row is no break, instruments saturate and prices stick.
/// </summary>
internal sealed class ConstantTest(int column, string name, ExactValues learnt, SerialDependence serial) : IBreakTest
{
    public const string Check = "constant";

    private const double TooCommon = 0.5;

    private readonly int[] _about = [column];
    private readonly KeyMemory _spoke = new();
    private Cell _cell;
    private ulong _value;
    private double _odds;

    public Evidence Evidence { get; } = new(limit: 40, 0.99);

    public string Key => $"{Check}:{name}";

    public int Field => column;

    /// <summary>What it says.</summary>
    public string Shown => _cell.Shown;

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
            (_cell, _value) = (cell, value);
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
