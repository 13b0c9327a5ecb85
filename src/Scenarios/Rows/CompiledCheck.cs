namespace MlopsLab.Scenarios;

/// <summary>One condition ready to run, with the fields that must be there for it to say anything.</summary>
internal sealed record CompiledCheck(RowError Error, Func<IFieldValues, double> Holds, (int Index, bool IsText)[] Needs)
{
    public static CompiledCheck Of(FieldCheck check, Scenario scenario)
    {
        var formula = Formula.Parse(check.Expr).Formula ?? throw new ArgumentException($"'{check.Expr}' is no formula.", nameof(check));
        (int, bool)[] needs = formula.AsksMissing ? [] : [.. formula.Fields.Select(field => Need(scenario, field))];
        var error = new RowError(formula.Fields.FirstOrDefault(check.Name), $"breaks the check '{check.Name}': {check.Expr}", CheckKind.CrossField, check.Severity);
        return new(error, RowFormula.Compile(check.Expr, scenario), needs);
    }

    public bool IsMet(Row row)
    {
        foreach (var (index, isText) in Needs)
        {
            if (isText ? row.Text(index) is null : double.IsNaN(row.Number(index)))
            {
                return true;
            }
        }

        return Holds(row) is not 0 and not double.NaN;
    }

    private static (int Index, bool IsText) Need(Scenario scenario, string field)
    {
        var index = scenario.IndexOf(field);
        return (index, scenario.Fields[index].Type is FieldType.Text or FieldType.Category);
    }
}
