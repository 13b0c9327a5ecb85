namespace MlopsLab.Scenarios;

/// <summary>One pass over a CSV file: what every column holds, the labels, and some rows to compare columns by.</summary>
internal sealed class CsvSurvey
{
    private const int MaxRows = 500_000;
    private const int MaxSample = 5_000;
    private const int MaxHead = 2_000;

    private CsvSurvey(CsvTable table, CsvLabel label)
    {
        Columns = [.. table.Columns.Select(name => new ColumnSurvey(name))];
        LabelColumns = label.Columns;
    }

    public IReadOnlyList<ColumnSurvey> Columns { get; }

    /// <summary>The columns that the label is made of.</summary>
    public IReadOnlyList<int> LabelColumns { get; }

    public int Rows { get; private set; }

    public int Labelled { get; private set; }

    public int Positives { get; private set; }

    /// <summary>The label column holds something else than 0 and 1.</summary>
    public bool LabelIsOther { get; private set; }

    /// <summary>Evenly spread rows as texts, with their labels.</summary>
    public List<(string[] Cells, double? Label)> Sample { get; } = [];

    /// <summary>The first rows, one after the other.</summary>
    public List<(string[] Cells, double? Label)> Head { get; } = [];

    public static CsvSurvey Read(CsvTable table, CsvLabel label)
    {
        var survey = new CsvSurvey(table, label);
        var every = 1;
        while (survey.Rows < MaxRows && table.Read(out var problem))
        {
            if (problem is null)
            {
                every = survey.Add(table, label.Read(), every);
            }
        }

        return survey;
    }

    private int Add(CsvTable table, double? label, int every)
    {
        for (var column = 0; column < Columns.Count; column++)
        {
            Columns[column].Add(table[column]);
        }

        Labelled += label is null ? 0 : 1;
        Positives += label is 1 ? 1 : 0;
        LabelIsOther |= label is double.NaN;
        Keep(table, label, every);
        Rows++;
        if (Sample.Count < MaxSample)
        {
            return every;
        }

        // Every second row goes, and from here on half as many are taken.
        for (var index = Sample.Count - 1; index > 0; index -= 2)
        {
            Sample.RemoveAt(index);
        }

        return every * 2;
    }

    private void Keep(CsvTable table, double? label, int every)
    {
        var isHead = Head.Count < MaxHead;
        var isSample = Rows % every == 0;
        if (!isHead && !isSample)
        {
            return;
        }

        string[] cells = [.. Enumerable.Range(0, Columns.Count).Select(column => table[column])];
        if (isHead)
        {
            Head.Add((cells, label));
        }

        if (isSample)
        {
            Sample.Add((cells, label));
        }
    }
}
