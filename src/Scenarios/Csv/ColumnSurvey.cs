namespace MlopsLab.Scenarios;

/// <summary>What was seen in one column.</summary>
internal sealed class ColumnSurvey(string name)
{
    public const int MaxLevels = 50;

    private readonly HashSet<string> levels = [];
    private readonly bool[] hours = new bool[24];
    private double previous = double.NaN;

    public string Name { get; } = name;

    public int Present { get; private set; }

    public int Missing { get; private set; }

    public bool IsNumber { get; private set; } = true;

    public bool IsWhole { get; private set; } = true;

    public bool IsTime { get; private set; } = true;

    /// <summary>Every time so far is a midnight.</summary>
    public bool IsDate { get; private set; } = true;

    /// <summary>Whole numbers that go up by one with each row.</summary>
    public bool CountsRows { get; private set; } = true;

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>All different values, as long as there are at most <see cref="MaxLevels"/>.</summary>
    public IReadOnlyCollection<string> Levels => levels;

    public bool HasFewLevels => levels.Count <= MaxLevels;

    public bool HasAllHours => IsWhole && Min == 0 && Max == 23 && hours.All(seen => seen);

    public void Add(string text)
    {
        if (CsvText.IsMissing(text))
        {
            Missing++;
            CountsRows = false;
            return;
        }

        Present++;
        if (levels.Count <= MaxLevels)
        {
            levels.Add(text);
        }

        AddNumber(IsNumber ? CsvText.Number(text) : null);
        var time = IsTime ? CsvText.Time(text) : null;
        IsTime &= time is not null;
        IsDate &= time is { } at && at.TimeOfDay == TimeSpan.Zero;
    }

    private void AddNumber(double? number)
    {
        if (number is not { } value)
        {
            (IsNumber, IsWhole, CountsRows) = (false, false, false);
            return;
        }

        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        IsWhole &= value == Math.Floor(value);
        CountsRows &= Present == 1 || value == previous + 1;
        previous = value;
        if (value is >= 0 and < 24)
        {
            hours[(int)value] = true;
        }
    }
}
