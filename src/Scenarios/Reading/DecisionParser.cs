namespace MlopsLab.Scenarios;

internal static class DecisionParser
{
    private static readonly DecisionRule Default = new("positive", "negative", "1", "1");

    public static DecisionRule Parse(YamlMap scenario, IReadOnlyList<Field> fields)
    {
        if (scenario.Map("decisions", "the decisions") is not { } map)
        {
            return Default;
        }

        var costs = map.Map("costs", "the costs");
        var rule = new DecisionRule(
            map.Text("positive") ?? Default.PositiveDecision,
            map.Text("negative") ?? Default.NegativeDecision,
            CostOf(costs, "falseNegative", fields),
            CostOf(costs, "falsePositive", fields));
        if (rule.PositiveDecision == rule.NegativeDecision)
        {
            map.Add("positive", "Both decisions have the same name.", "Name them apart, for example positive: block, negative: approve.");
        }

        costs?.RefuseUnknown();
        map.RefuseUnknown();
        return rule;
    }

    private static string CostOf(YamlMap? costs, string member, IReadOnlyList<Field> fields)
    {
        var text = costs?.Text(member);
        if (costs is null || text is null)
        {
            return "1";
        }

        FormulaCheck.Check(costs, member, text, fields);
        return text;
    }
}
