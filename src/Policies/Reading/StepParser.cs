using MlopsLab.Scenarios;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Policies;

/// <summary>Reads Argo's list of steps; a weight gathers the pauses, analyses and gates that follow it.</summary>
internal static class StepParser
{
    private const int MostSteps = 20;
    private const string Example = "Write - setWeight: 10, - pause: { duration: 10m }, - analysis: {} or - gate: manual.";

    public static IReadOnlyList<PolicyStep> Parse(YamlMap policy, IReadOnlyList<Metric> metrics)
    {
        var steps = new List<PolicyStep>();
        foreach (var node in policy.List("steps"))
        {
            if (node is YamlMappingNode { Children.Count: 1 } mapping && mapping.Children.Values.First() is not YamlScalarNode { Value: null or "" or "~" or "null" })
            {
                Add(new YamlMap(mapping, "a step", policy.Errors), node, steps, metrics);
            }
            else
            {
                policy.Add(node, "A step is not one of setWeight, pause, analysis, gate, shadow, or says nothing.", Example);
            }
        }

        if (steps.Count is 0 or > MostSteps)
        {
            policy.Add("steps", $"The policy has {steps.Count} steps.", $"Give 1 to {MostSteps}. {Example}");
        }

        return steps;
    }

    private static void Add(YamlMap map, YamlNode node, List<PolicyStep> steps, IReadOnlyList<Metric> metrics)
    {
        if (map.Has("setWeight"))
        {
            steps.Add(new(WeightOf(map, steps)));
        }
        else if (map.Has("shadow"))
        {
            AddShadow(map, node, steps);
        }
        else if (steps.Count == 0)
        {
            map.Add(node, "The steps begin without a weight.", "Begin with - setWeight: 10 or - shadow: { requests: 500 }.");
        }
        else
        {
            steps[^1] = Gather(map, steps[^1], metrics);
        }

        map.RefuseUnknown();
    }

    private static double WeightOf(YamlMap map, List<PolicyStep> steps)
    {
        var weight = map.Number("setWeight") ?? double.NaN;
        if (!(weight is > 0 and <= 100) || Math.Abs((weight * 10) - Math.Round(weight * 10)) > 1e-9)
        {
            map.Add("setWeight", $"'setWeight' is {weight}.", "Write a percentage above 0 and up to 100 in steps of 0.1.");
        }
        else if (weight / 100 <= steps.LastOrDefault()?.Weight)
        {
            map.Add("setWeight", $"The weight {weight} is not above the one before.", "Let the weights rise from step to step.");
        }

        return Math.Round(weight, 1) / 100;
    }

    private static void AddShadow(YamlMap map, YamlNode node, List<PolicyStep> steps)
    {
        if (steps.Count > 0)
        {
            map.Add(node, "The shadow is not the first step.", "Put - shadow: … first.");
        }

        var inner = map.Map("shadow", "the shadow");
        steps.Add(new(0)
        {
            Shadow = true,
            Requests = inner is null ? 0 : MetricParser.Whole(inner, "requests", 1, 10_000_000) ?? 0,
            Hold = inner?.Duration("duration") ?? TimeSpan.Zero,
            Share = inner is null ? 1 : ShareOf(inner),
        });
        inner?.RefuseUnknown();
    }

    private static double ShareOf(YamlMap shadow)
    {
        var share = shadow.Number("share") ?? 100;
        if (!(share is > 0 and <= 100))
        {
            shadow.Add("share", $"'share' is {share}.", "Write a percentage of the requests above 0 and up to 100, for example share: 20.");
        }

        return share / 100;
    }

    private static PolicyStep Gather(YamlMap map, PolicyStep step, IReadOnlyList<Metric> metrics)
    {
        var (pause, analysis) = (map.Map("pause", "the pause"), map.Map("analysis", "the analysis"));
        if (pause is not null)
        {
            step = Pause(pause, step);
        }

        if (analysis is not null)
        {
            step = step with { Analysis = [.. step.Analysis.Union(MetricsOf(analysis, metrics))] };
            analysis.RefuseUnknown();
        }

        return map.Find("gate") switch
        {
            null => step,
            YamlScalarNode { Value: "manual" } => step with { Manual = true },
            YamlMappingNode hook => step with { Gate = new(HookOf(new YamlMap(hook, "the gate", map.Errors))) },
            var other => Refused(map, other, step),
        };
    }

    private static PolicyStep Refused(YamlMap map, YamlNode gate, PolicyStep step)
    {
        map.Add(gate, "A gate is neither manual nor a webhook.", "Write gate: manual or gate: { webhook: https://… }.");
        return step;
    }

    private static PolicyStep Pause(YamlMap pause, PolicyStep step)
    {
        var (duration, until) = (pause.Duration("duration"), pause.Map("until", "the pause's end"));
        var requests = until is null ? null : MetricParser.Whole(until, "requests", 1, 10_000_000);
        if (until is not null && !until.Has("requests"))
        {
            pause.Add("until", "The pause's end names nothing.", "Write until: { requests: 2300 }.");
        }

        until?.RefuseUnknown();
        pause.RefuseUnknown();
        return step with
        {
            Hold = step.Hold + (duration ?? TimeSpan.Zero),
            Requests = Math.Max(step.Requests, requests ?? 0),
            Manual = step.Manual || (duration is null && until is null),
        };
    }

    private static IReadOnlyList<string> MetricsOf(YamlMap analysis, IReadOnlyList<Metric> metrics)
    {
        var named = analysis.Texts("metrics");
        foreach (var name in named.Where(name => metrics.All(metric => metric.Name != name)))
        {
            analysis.Add("metrics", $"There is no metric '{name}'.", $"Known are {string.Join(", ", metrics.Select(metric => metric.Name))}.");
        }

        foreach (var endless in metrics.Where(metric => metric.EffectiveCount is null && named.Contains(metric.Name)))
        {
            analysis.Add("metrics", $"Metric '{endless.Name}' has an interval but no count, so a step could never be done with it.", $"Give {endless.Name} a count, or leave it to run along.");
        }

        return named.Count > 0 ? named : [.. metrics.Where(metric => metric.EffectiveCount is not null).Select(metric => metric.Name)];
    }

    private static Uri? HookOf(YamlMap gate)
    {
        var text = gate.Text("webhook", "https://example.org/approve");
        gate.RefuseUnknown();
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
        {
            return address;
        }

        gate.Add("webhook", $"'{text}' is no address.", "Write webhook: https://….");
        return null;
    }
}
