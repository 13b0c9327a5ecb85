namespace MlopsLab.Scenarios;

/// <summary>Which records are answered before others under load: those that meet the scenario's <c>priority</c>. Safe for concurrent use.</summary>
public sealed class PriorityRule(Scenario scenario)
{
    private readonly Func<IFieldValues, double>? holds = scenario.Priority is { } text ? RowFormula.Compile(text, scenario) : null;

    /// <summary>False for every record of a scenario that has no such rule.</summary>
    public bool IsCritical(Row row) => holds is not null && holds(row) is not 0 and not double.NaN;
}
