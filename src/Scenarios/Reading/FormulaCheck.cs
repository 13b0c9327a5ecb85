namespace MlopsLab.Scenarios;

internal static class FormulaCheck
{
    /// <summary>Adds what is wrong with a formula over a scenario's fields.</summary>
    public static void Check(YamlMap map, string member, string text, IReadOnlyList<Field> fields)
    {
        var reading = Formula.Parse(text);
        var wrong = reading.Formula is { } formula ? formula.Bind(fields).Errors : [reading.Error ?? string.Empty];
        foreach (var error in wrong)
        {
            map.Add(member, $"'{text}' can't be evaluated. {error}", "Use the fields of this scenario, numbers, text in quotes, + - * /, comparisons, and, or, not.");
        }
    }
}
