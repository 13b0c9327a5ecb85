using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class CheckParser
{
    public static IReadOnlyList<FieldCheck> Parse(YamlMap scenario, IReadOnlyList<Field> fields)
    {
        var checks = new List<FieldCheck>();
        foreach (var node in scenario.List("checks"))
        {
            if (node is YamlMappingNode mapping)
            {
                checks.Add(ParseOne(new YamlMap(mapping, "a check", scenario.Errors), fields, checks));
            }
            else
            {
                scenario.Add(node, "A check is not a mapping.", "Write - { name: positive, expr: amount > 0, severity: error }.");
            }
        }

        return checks;
    }

    public static CheckSeverity SeverityOf(YamlMap map, CheckSeverity unless)
    {
        var text = map.Text("severity");
        if (text is not (null or "error" or "warn"))
        {
            map.Add("severity", $"There is no severity '{text}'.", "Write severity: error (the row is set aside) or severity: warn (it is accepted and counted).");
        }

        return text switch { "warn" => CheckSeverity.Warn, "error" => CheckSeverity.Error, _ => unless };
    }

    private static FieldCheck ParseOne(YamlMap map, IReadOnlyList<Field> fields, List<FieldCheck> before)
    {
        var name = map.Text("name", "positive");
        var expr = map.Text("expr", "amount > 0");
        if (expr.Length > 0)
        {
            FormulaCheck.Check(map, "expr", expr, fields);
        }

        if (before.Any(check => check.Name == name))
        {
            map.Add("name", $"There are two checks '{name}'.", "Give each its own name.");
        }

        var severity = SeverityOf(map, CheckSeverity.Error);
        map.RefuseUnknown();
        return new(name, expr, severity);
    }
}
