namespace MlopsLab.Scenarios;

/// <summary>The conditions over several fields of a scenario, compiled. Safe for concurrent use.</summary>
public sealed class RowChecks(Scenario scenario)
{
    private readonly CompiledCheck[] checks = [.. scenario.Checks.Select(check => CompiledCheck.Of(check, scenario))];

    /// <summary>The conditions a row that kept its fields' contract doesn't meet.</summary>
    public IReadOnlyList<RowError> Broken(Row row)
    {
        List<RowError>? broken = null;
        foreach (var check in checks)
        {
            if (!check.IsMet(row))
            {
                (broken ??= []).Add(check.Error);
            }
        }

        return broken ?? (IReadOnlyList<RowError>)[];
    }
}
