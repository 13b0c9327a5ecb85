using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>What is learnt about one column, and the tests that need nothing but it.</summary>
internal sealed class ColumnWatch
{
    private static readonly double[] Factors = [1_000, 100, 1_000_000, 0.001, 0.01, 0.000_001];

    // A quantity without a unit (a share, an index) has seasons of a factor of ten; one with a unit rarely has.
    private static readonly double[] FactorsOfUnits = [10, 0.1];
    private static readonly double[] FactorsOfTimes = [24, 60, 3_600, 1 / 24.0, 1 / 60.0, 1 / 3_600.0];
    private static readonly string[] Times = ["ms", "s", "min", "h", "d"];

    public ColumnWatch(int index, Field field)
    {
        Index = index;
        Field = field;
        Profile = field.Type switch
        {
            FieldType.Number => new LogHistogram(),
            FieldType.Text => new ShapeProfile(),
            _ => new LevelProfile(field.Values ?? []),
        };
        Failures =
        [
            new(index, field.Name, CheckKind.Type, CellState.WrongType),
            new(index, field.Name, CheckKind.Domain, CellState.UnknownLevel),
            new(index, field.Name, CheckKind.Range, CellState.OutOfRange),
            .. field.Nullable ? (FailureTest[])[] : [new(index, field.Name, CheckKind.Presence, CellState.Missing, CellState.Null)],
        ];
        Tests =
        [
            .. Failures,
            .. field.Nullable ? (IBreakTest[])[new AbsentTest(index, field.Name, Absent)] : [],
            .. Profile is LogHistogram numbers
                ? FactorsOf(field).Select(factor => new UnitTest(index, field.Name, numbers, Serial, factor)) : [],
            new ConstantTest(index, field.Name, Exact, Serial),
        ];
    }

    public int Index { get; }

    public Field Field { get; }

    public IColumnProfile Profile { get; }

    public AbsentShare Absent { get; } = new();

    public ExactValues Exact { get; } = new();

    public SerialDependence Serial { get; } = new();

    /// <summary>Rows it learnt from; fewer than the source sent when the column is new in the contract.</summary>
    public long Learnt { get; private set; }

    public IReadOnlyList<FailureTest> Failures { get; }

    public IReadOnlyList<IBreakTest> Tests { get; }

    public void Learn(in Cell cell, byte hour)
    {
        Learnt++;
        foreach (var failure in Failures)
        {
            failure.Learn(failure.IsBroken(cell));
        }

        Absent.Learn(hour, cell.IsAbsent);
        if (cell.State == CellState.Value)
        {
            Profile.Learn(cell);
            var hash = ExactValues.HashOf(cell);
            Exact.Learn(hash);
            var alike = Field.Type switch
            {
                FieldType.Number => LogHistogram.BinOf(cell.Number),
                FieldType.Text => hash % 1_009,
                _ => cell.Number,
            };
            Serial.Learn(alike, hash);
        }
    }

    public void Refresh()
    {
        Profile.Refresh();
        Absent.Refresh();
        Serial.Refresh();
        foreach (var test in Tests)
        {
            test.Refresh();
        }
    }

    public ColumnState Save() => new(Field.Name, Profile.Save(), Absent.Save(), Exact.Save(), [.. Failures.Select(failure => failure.Save())], Serial.Save());

    public void Load(ColumnState state, long rows)
    {
        Learnt = rows;
        Profile.Load(state.Profile);
        Absent.Load(state.Absent);
        Exact.Load(state.Exact);
        Serial.Load(state.Serial);
        foreach (var (failure, saved) in Failures.Zip(state.Failures))
        {
            failure.Load(saved);
        }

        Refresh();
    }

    private static IEnumerable<double> FactorsOf(Field field) =>
        field.Unit is not { } unit ? Factors : [.. Factors, .. FactorsOfUnits, .. Times.Contains(unit) ? FactorsOfTimes : []];
}
