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

        ScenarioWriter.WriteItems(text, "segments", scenario.Segments.Select(segment => ScenarioWriter.Flow(("name", YamlText.Of(segment.Name)), ("when", YamlText.Of(segment.When)))));
        if (scenario.Priority is { } priority)
        {
            text.Append(CultureInfo.InvariantCulture, $"\npriority: {YamlText.Of(priority)}\n");
        }
    }

    public static void WriteChecks(StringBuilder text, IEnumerable<FieldCheck> checks) =>
        ScenarioWriter.WriteItems(text, "checks", checks.Select(check =>
            ScenarioWriter.Flow(("name", YamlText.Of(check.Name)), ("expr", YamlText.Of(check.Expr)), ("severity", NameOf(check.Severity)))));

    private static string NameOf(CheckSeverity severity) => severity == CheckSeverity.Warn ? "warn" : "error";
}
