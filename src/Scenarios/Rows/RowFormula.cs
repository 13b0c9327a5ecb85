namespace MlopsLab.Scenarios;

/// <summary>Formulas of a scenario that was validated when it was read, so that compiling them can't fail.</summary>
internal static class RowFormula
{
    public static Func<IFieldValues, double> Compile(string text, Scenario scenario)
    {
        var reading = Formula.Parse(text);
        return reading.Formula?.Bind(scenario.Fields).Evaluate
            ?? throw new ArgumentException($"'{text}' does not fit scenario '{scenario.Name}': {reading.Error}", nameof(text));
    }
}
