namespace MlopsLab.Scenarios;

/// <summary>Reads the label of the current row, from its column or by the expression.</summary>
internal sealed class CsvLabel
{
    private readonly IFieldValues values;
    private readonly int[] columns;
    private readonly Func<IFieldValues, double>? evaluate;

    private CsvLabel(IFieldValues values, int[] columns, Func<IFieldValues, double>? evaluate)
    {
        this.values = values;
        this.columns = columns;
        this.evaluate = evaluate;
    }

    public IReadOnlyList<int> Columns => columns;

    public static CsvLabel? Bind(CsvTable table, string? column, string? expression, List<string> errors)
    {
        var values = new CsvValues(table);
        if (expression is null)
        {
            var index = table.IndexOf(column);
            if (index < 0)
            {
                errors.Add($"There is no label column '{column}'. {Known(table)}");
            }

            return new(values, [index], null);
        }

        var reading = Formula.Parse(expression);
        var binding = reading.Formula?.Bind(name => table.IndexOf(name) is >= 0 and var at ? new FormulaField(at, IsNumber: true, IsText: true) : null);
        if (reading.Formula is null || binding?.Evaluate is null)
        {
            errors.AddRange((binding?.Errors ?? [reading.Error ?? string.Empty]).Select(error => $"The label '{expression}' can't be evaluated. {error} {Known(table)}"));
            return null;
        }

        return new(values, [.. reading.Formula.Fields.Select(name => table.IndexOf(name))], binding.Evaluate);
    }

    /// <summary>0 or 1; null when a column it needs is missing, NaN when the column holds something else.</summary>
    public double? Read()
    {
        if (columns.Any(column => values.Text(column) is null))
        {
            return null;
        }

        if (evaluate is not null)
        {
            return evaluate(values) is not 0 and not double.NaN ? 1 : 0;
        }

        return values.Number(columns[0]) is var value && value is 0 or 1 ? value : double.NaN;
    }

    private static string Known(CsvTable table) => $"The file has {string.Join(", ", table.Columns)}.";
}
