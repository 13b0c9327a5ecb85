namespace MlopsLab.Scenarios;

/// <summary>The type, range or levels of a field, with room for values that weren't in the file yet.</summary>
internal static class FieldGuess
{
    private const double Slack = 0.5;

    public static Field Of(ColumnSurvey column, int rows, bool isKey)
    {
        var type = isKey ? FieldType.Text : TypeOf(column, rows);
        var field = new Field(column.Name, type, null, column.Missing > 0, null, null, null, null);
        return type switch
        {
            FieldType.Category => field with { Values = InOrder(column) },
            FieldType.Number => WithRange(field, column),
            _ => field,
        };
    }

    private static FieldType TypeOf(ColumnSurvey column, int rows)
    {
        if (column.Levels.Count <= 2 && column.Levels.All(level => CsvText.Boolean(level) is not null))
        {
            return FieldType.Boolean;
        }

        if (column.HasFewLevels && column.Levels.Count * 10 <= rows && (column.IsWhole || !column.IsNumber))
        {
            return FieldType.Category;
        }

        return column.IsNumber ? FieldType.Number : FieldType.Text;
    }

    private static IReadOnlyList<string> InOrder(ColumnSurvey column) => column.IsNumber
        ? [.. column.Levels.OrderBy(CsvText.Number)]
        : [.. column.Levels.Order(StringComparer.Ordinal)];

    // What was never negative stays so; else half of the span more on either side.
    private static Field WithRange(Field field, ColumnSurvey column)
    {
        var room = Math.Max(column.Max - column.Min, Math.Abs(column.Max)) * Slack;
        return field with
        {
            Min = column.Min >= 0 ? 0 : Outward(column.Min - room, -1),
            Max = Outward(column.Max + room, 1),
        };
    }

    // Two significant digits read better than fifteen.
    private static double Outward(double value, int direction)
    {
        if (value == 0)
        {
            return 0;
        }

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value))) - 1;
        var unit = Math.Pow(10, Math.Abs(exponent));
        var digits = exponent < 0 ? value * unit : value / unit;
        var whole = direction > 0 ? Math.Ceiling(digits) : Math.Floor(digits);
        return exponent < 0 ? whole / unit : whole * unit;
    }
}
