using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// Tells from one source's rows, batch by batch, whether the contract is broken as a whole. Pure: it knows what it was shown and
/// nothing else. Evidence runs on from batch to batch, so that ten batches of one row say as much as one batch of ten.
/// </summary>
internal sealed class BatchDetector
{
    private const int LearnFirst = 500;
    private const int RefreshEvery = 2_000;
    private const int MostUnknown = 32;

    private readonly ColumnWatch[] _columns;
    private readonly SwapTest[] _swaps;
    private readonly Dictionary<string, FailureTest> _unknown = new(StringComparer.Ordinal);
    private readonly int[] _keyFields;
    private List<IBreakTest> _tests = [];
    private long _seen;
    private long _learnt;
    private long _refreshed;

    public BatchDetector(Scenario scenario)
    {
        _columns = [.. scenario.Fields.Select((field, index) => new ColumnWatch(index, field))];
        _swaps = [.. SwapTests.Of(_columns)];
        _keyFields = [.. scenario.Keys.Select(key => key.Field is { } field ? scenario.IndexOf(field) : -1).Where(index => index >= 0)];
        Diagnosis = new(_columns);
        PickTests();
    }

    public Diagnosis Diagnosis { get; }

    public IReadOnlyList<ColumnWatch> Columns => _columns;

    /// <summary>Rows it learnt from; with too few it judges nothing.</summary>
    public long Learnt => _learnt;

    public bool IsReady => _learnt >= LearnFirst;

    public IEnumerable<IBreakTest> Tests => _tests;

    public void See(ObservedBatch batch)
    {
        if (!IsReady)
        {
            return;
        }

        Span<ulong> keys = stackalloc ulong[_keyFields.Length];
        for (var number = 0; number < batch.Rows; number++)
        {
            var cells = batch[number];
            for (var key = 0; key < keys.Length; key++)
            {
                var cell = cells[_keyFields[key]];
                keys[key] = cell.IsAbsent ? 0 : ExactValues.HashOf(cell) + (ulong)key;
            }

            var row = new RowView(cells, batch.HourOf(number), keys, _keyFields, ++_seen);
            foreach (var test in _tests)
            {
                test.See(row);
            }

            SeeUnknown(batch.UnknownOf(number));
        }
    }

    /// <summary>What broke, the most telling first; null when nothing did.</summary>
    public BatchBreak? Broken(ObservedBatch batch) =>
        _tests.Exists(test => test.IsBelieved) || _unknown.Values.Any(test => test.Evidence.IsBelieved)
            ? Diagnosis.Of([.. _tests.Concat(_unknown.Values).Where(test => test.IsBelieved)], _tests, batch)
            : null;

    /// <summary>Takes over what accepted rows say.</summary>
    public void Learn(ObservedBatch batch)
    {
        for (var number = 0; number < batch.Rows; number++)
        {
            var cells = batch[number];
            for (var column = 0; column < _columns.Length; column++)
            {
                _columns[column].Learn(cells[column], batch.HourOf(number));
            }

            foreach (var (name, test) in _unknown)
            {
                test.Learn(batch.UnknownOf(number).Any(unknown => unknown.Name == name));
            }
        }

        _learnt += batch.Rows;
        if (_learnt >= LearnFirst && (_refreshed == 0 || _learnt - _refreshed >= Math.Min(RefreshEvery, _refreshed)))
        {
            Refresh();
        }
    }

    /// <summary>Whether any of these breaks still shows.</summary>
    public bool Shows(IReadOnlyCollection<string> keys) =>
        _tests.Concat(_unknown.Values).Any(test => test.Stands && keys.Contains(test.Key));

    /// <summary>Whether something else broke besides, and still shows.</summary>
    public bool ShowsAnother(string key) =>
        _tests.Concat(_unknown.Values).Any(test => test.Stands && test.Key != key);

    public void Believe(string key, double share)
    {
        if (key.StartsWith(CheckKind.Schema + ":", StringComparison.Ordinal))
        {
            UnknownOf(key[(CheckKind.Schema.Length + 1)..])?.Evidence.Believe(share);
        }

        _tests.Find(test => test.Key == key)?.Evidence.Believe(share);
    }

    public void Forget()
    {
        foreach (var test in _tests.Concat(_unknown.Values))
        {
            test.Evidence.Forget();
        }
    }

    public DetectorState Save() => new(_learnt, [.. _columns.Where(IsKnown).Select(column => column.Save())]);

    /// <summary>Columns it doesn't name begin anew: until they taught enough, only their failing rows count.</summary>
    public void Load(DetectorState state)
    {
        foreach (var column in _columns)
        {
            if (state.Columns.FirstOrDefault(saved => saved.Name == column.Field.Name) is { } saved)
            {
                column.Load(saved, state.Rows);
            }
        }

        _learnt = state.Rows;
        Refresh();
    }

    private void Refresh()
    {
        foreach (var column in _columns)
        {
            column.Refresh();
        }

        PickTests();

        _refreshed = _learnt;
    }

    // A source that is new as a whole is not judged anyway.
    private bool IsKnown(ColumnWatch column) => !IsReady || column.Learnt >= LearnFirst;

    private void PickTests() => _tests =
    [
        .. _columns.SelectMany(column => IsKnown(column) ? column.Tests : column.Failures),
        .. _swaps.Where(swap => IsKnown(_columns[swap.Field]) && IsKnown(_columns[swap.Other])),
    ];

    private void SeeUnknown(IReadOnlyList<(string Name, Cell Cell)> unknown)
    {
        foreach (var (name, _) in unknown)
        {
            UnknownOf(name);
        }

        foreach (var (name, test) in _unknown)
        {
            test.See(unknown.Any(field => field.Name == name));
        }
    }

    private FailureTest? UnknownOf(string name)
    {
        if (!_unknown.TryGetValue(name, out var test) && _unknown.Count < MostUnknown)
        {
            _unknown[name] = test = new FailureTest(-1, name, CheckKind.Schema);
            test.Refresh();
        }

        return test;
    }
}
