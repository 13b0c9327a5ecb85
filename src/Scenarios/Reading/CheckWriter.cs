using System.Globalization;
using System.Text;

namespace MlopsLab.Scenarios;

/// <summary>The conditions of a scenario in its canonical form.</summary>
internal static class CheckWriter
{
    public static void Write(StringBuilder text, Scenario scenario)
    {
        WriteChecks(text, scenario.Checks);
        if (scenario.Freshness is { } rule && rule != FreshnessRule.Default)
        {
            var flow = ScenarioWriter.Flow(
                ("ahead", Durations.Write(rule.Ahead)),
                ("behind", rule.Behind is { } behind ? Durations.Write(behind) : null),
                ("severity", NameOf(rule.Severity)));
            text.Append(CultureInfo.InvariantCulture, $"\nfreshness: {flow}\n");
        }

        WriteIntake(text, scenario.Intake);
        ScenarioWriter.WriteItems(text, "segments", scenario.Segments.Select(segment => ScenarioWriter.Flow(("name", YamlText.Of(segment.Name)), ("when", YamlText.Of(segment.When)))));
        if (scenario.Priority is { } priority)
        {
            text.Append(CultureInfo.InvariantCulture, $"\npriority: {YamlText.Of(priority)}\n");
        }
    }

    public static void WriteChecks(StringBuilder text, IEnumerable<FieldCheck> checks) =>
        ScenarioWriter.WriteItems(text, "checks", checks.Select(check =>
            ScenarioWriter.Flow(("name", YamlText.Of(check.Name)), ("expr", YamlText.Of(check.Expr)), ("severity", NameOf(check.Severity)))));

    private static void WriteIntake(StringBuilder text, IntakeRules rules)
    {
        if (rules == IntakeRules.Default)
        {
            return;
        }

        var flow = ScenarioWriter.Flow(("volume", Flow(rules.Volume)), ("duplicates", Flow(rules.Duplicates)), ("late", Flow(rules.Late)), ("order", Flow(rules.Order)));
        text.Append(CultureInfo.InvariantCulture, $"\nintake: {flow}\n");
    }

    private static string? Flow(IntakeRule rule) => rule == IntakeRule.Default ? null : ScenarioWriter.Flow(
        ("limit", rule.Limit is { } limit ? YamlText.Of(limit) : null), ("severity", rule.Severity?.ToString().ToLowerInvariant()));

    private static string NameOf(CheckSeverity severity) => severity == CheckSeverity.Warn ? "warn" : "error";
}
