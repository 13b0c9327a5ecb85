using System.Globalization;

namespace MlopsLab.Scenarios;

internal static class IntakeParser
{
    public static IntakeRules Parse(YamlMap scenario)
    {
        if (scenario.Map("intake", "the intake") is not { } map)
        {
            return IntakeRules.Default;
        }

        var rules = new IntakeRules(
            ParseOne(map, "volume", least: 1.5, most: 1000),
            ParseOne(map, "duplicates", least: 0.001, most: 1),
            ParseOne(map, "late", least: 0.001, most: 1),
            ParseOne(map, "order", least: 0.001, most: 1));
        map.RefuseUnknown();
        return rules;
    }

    private static IntakeRule ParseOne(YamlMap intake, string name, double least, double most)
    {
        if (intake.Map(name, $"the rule of {name}") is not { } map)
        {
            return IntakeRule.Default;
        }

        var limit = map.Number("limit");
        if (limit < least || limit > most)
        {
            map.Add("limit", Text($"The limit {limit} of {name} is outside {least} to {most}."), Text($"Write limit: {(least + Math.Min(most, 4)) / 2}."));
        }

        var rule = new IntakeRule(limit, SeverityOf(map));
        map.RefuseUnknown();
        return rule;
    }

    private static AlertSeverity? SeverityOf(YamlMap map)
    {
        var text = map.Text("severity");
        AlertSeverity? severity = text switch
        {
            "off" => AlertSeverity.Off,
            "info" => AlertSeverity.Info,
            "warning" => AlertSeverity.Warning,
            "critical" => AlertSeverity.Critical,
            _ => null,
        };
        if (text is not null && severity is null)
        {
            map.Add("severity", $"There is no severity '{text}'.", "Write severity: off, info, warning or critical.");
        }

        return severity;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
