using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class FallbackParser
{
    public static IReadOnlyList<FallbackRule> Parse(YamlMap scenario, Scenario read)
    {
        var rules = new List<FallbackRule>();
        foreach (var node in scenario.List("fallback"))
        {
            if (node is YamlMappingNode mapping)
            {
                rules.Add(ParseOne(new YamlMap(mapping, "a fallback rule", scenario.Errors), read));
            }
            else
            {
                scenario.Add(node, "A fallback rule is not a mapping.", "Write - { when: amount > 2000, decision: block }.");
            }
        }

        return rules;
    }

    private static FallbackRule ParseOne(YamlMap map, Scenario read)
    {
        var when = map.Text("when", "amount > 2000");
        if (when.Length > 0)
        {
            FormulaCheck.Check(map, "when", when, read.Fields);
        }

        var decisions = read.Decision;
        var decision = map.Text("decision") ?? decisions.PositiveDecision;
        if (decision != decisions.PositiveDecision && decision != decisions.NegativeDecision)
        {
            map.Add("decision", $"There is no decision '{decision}'.", $"Write {decisions.PositiveDecision} or {decisions.NegativeDecision}.");
        }

        var score = map.Number("score") ?? (decision == decisions.PositiveDecision ? 0.9 : 0.1);
        if (score is < 0 or > 1)
        {
            map.Add("score", "The score is not between 0 and 1.", "Write for example score: 0.9.");
        }

        map.RefuseUnknown();
        return new(when, decision, score);
    }
}
