using MlopsLab.Scenarios;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Policies;

/// <summary>Puts the parts together and checks what needs more than one of them.</summary>
internal static class PolicyParser
{
    private static readonly Dictionary<string, Strategy> Strategies = new(StringComparer.Ordinal)
    {
        ["canary"] = Strategy.Canary,
        ["blueGreen"] = Strategy.BlueGreen,
        ["shadow"] = Strategy.Shadow,
        ["ab"] = Strategy.AB,
    };

    public static PolicyReading Parse(YamlMappingNode root)
    {
        var errors = new List<ScenarioError>();
        var map = new YamlMap(root, "the policy", errors);
        var name = map.Text("name", "careful");
        var strategy = StrategyOf(map);
        var metrics = MetricParser.Parse(map);
        var policy = new Policy(name, strategy, StepParser.Parse(map, metrics), metrics)
        {
            FalseAborts = Share(map, "falseAborts") ?? 0.05,
            Deadline = map.Duration("deadline"),
            RollbackWindow = map.Duration("rollbackWindow") ?? TimeSpan.FromHours(1),
            Segments = map.Texts("segments"),
            Challenger = map.Text("challenger"),
        };
        Check(map, policy);
        map.RefuseUnknown();
        return errors.Count == 0 ? new(policy, []) : new(null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static Strategy StrategyOf(YamlMap map)
    {
        var text = map.Text("strategy") ?? "canary";
        if (!Strategies.TryGetValue(text, out var strategy))
        {
            map.Add("strategy", $"There is no strategy '{text}'.", $"Write one of {string.Join(", ", Strategies.Keys)}.");
        }

        return strategy;
    }

    private static double? Share(YamlMap map, string member)
    {
        var share = map.Number(member);
        if (share is not null && !(share > 0 && share < 1))
        {
            map.Add(member, $"'{member}' is {share}, which is no probability.", "Write a number between 0 and 1, for example 0.05.");
            return null;
        }

        return share;
    }

    private static void Check(YamlMap map, Policy policy)
    {
        var weights = policy.Steps.Where(step => !step.Shadow).Select(step => step.Weight).ToList();
        Refuse(policy.Strategy is Strategy.Canary && weights.Count == 0, "The policy never sends the canary a request.", "Add - setWeight: 10.");
        Refuse(policy.Strategy is Strategy.BlueGreen && weights.Any(weight => weight < 1), "A blue-green policy has a weight below 100.", "Write setWeight: 100 only, or strategy: canary.");
        Refuse(policy.Strategy is Strategy.Shadow && weights.Count > 0, "A shadow policy sends the canary requests.", "Leave setWeight out, or write strategy: canary.");
        Refuse(policy.Strategy is Strategy.AB && (weights.Count != 1 || weights[0] > 0.5), "An A/B policy has one weight for each of its challengers, up to 50.", "Write one setWeight, for example setWeight: 20.");
        foreach (var metric in policy.Metrics.Where(metric => metric.Measure == Measure.Disagreement))
        {
            var shadow = policy.Steps.FirstOrDefault(step => step.Shadow);
            Refuse(shadow is null, $"Metric '{metric.Name}' compares mirrored requests, but the policy has no shadow.", "Begin the steps with - shadow: { requests: 500 }, or leave the metric out.");
            Refuse(
                shadow is not null && shadow.Requests < metric.Requests && !shadow.Analysis.Contains(metric.Name),
                $"The shadow may end before metric '{metric.Name}' has seen its {metric.Requests} requests.", $"Give the shadow requests: {metric.Requests}, or let - analysis: {{}} follow it.");
        }

        if (policy.Strategy is Strategy.AB != policy.Challenger is not null)
        {
            map.Add("challenger", "An A/B policy needs a challenger, and no other has one.", "Write strategy: ab and challenger: '3'.");
        }

        void Refuse(bool wrong, string message, string remedy)
        {
            if (wrong)
            {
                map.Add("steps", message, remedy);
            }
        }
    }
}
