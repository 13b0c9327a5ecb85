using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

/// <summary>Reads what a policy says of itself and of each gate.</summary>
internal static class GatePolicyParser
{
    public static GateReading Parse(YamlMappingNode root, string text)
    {
        var errors = new List<ScenarioError>();
        var map = new YamlMap(root, "the policy", errors);
        var approval = map.Map("approval", "the approval");
        var gates = map.Map("gates", "the gates");
        if (!map.Has("gates"))
        {
            map.Add(root, "The policy has no gates.", "Add gates: with at least one of them, or gates: {} for none.");
        }

        var policy = new GatePolicy(
            Within(map, "confidence", 0.95, 0.5, 0.9999, "confidence: 0.95"),
            Within(map, "power", 0.8, 0.5, 0.9999, "power: 0.8"),
            approval is not null && WordOf(approval, "by", "person", "person", "automatic") == "automatic",
            approval?.Texts("people") ?? [],
            text)
        {
            Overall = Gate(gates, "overall", gate => new OverallRule(
                ConductOf(gate),
                Enum.Parse<GateMetric>(WordOf(gate, "metric", "auc", "auc", "prAuc", "logLoss", "brier", "cost"), ignoreCase: true),
                WordOf(gate, "aim", "not-worse", "not-worse", "better") == "better" ? GateAim.Better : GateAim.NotWorse,
                Above(gate, "margin", "margin: 0.01"))),
            Slices = Gate(gates, "slices", gate => new SliceRule(
                ConductOf(gate), Within(gate, "floor", 0.5, 0, 1, "floor: 0.6"), Within(gate, "margin", 0.05, 0.0001, 1, "margin: 0.05"), FloorsOf(gate))),
            Calibration = Gate(gates, "calibration", gate => new CalibrationRule(ConductOf(gate), Within(gate, "ece", 0.05, 0.0001, 1, "ece: 0.05"))),
            Cost = Gate(gates, "cost", gate => new CostRule(ConductOf(gate), Within(gate, "margin", 0.1, 0.0001, 100, "margin: 0.1"), AtMost(gate))),
            Behaviour = Gate(gates, "behaviour", gate => new BehaviourRule(
                ConductOf(gate),
                gate.Texts("rising"),
                gate.Texts("falling"),
                gate.Texts("invariant"),
                Within(gate, "noise", 0.001, 0, 1, "noise: 0.001"),
                Within(gate, "share", 0.01, 0.0001, 0.5, "share: 0.01"),
                Within(gate, "tolerance", 1e-9, 0, 1, "tolerance: 0.000001"))),
            Speed = Gate(gates, "speed", gate => new SpeedRule(ConductOf(gate), Within(gate, "p99Milliseconds", 5, 0.000001, 60_000, "p99Milliseconds: 5"), Within(gate, "megabytes", 32, 0.001, 10_000, "megabytes: 32"))),
            Parity = Gate(gates, "parity", gate => new ParityRule(
                ConductOf(gate), Within(gate, "tolerance", 1e-6, 0, 1, "tolerance: 0.000001"), Within(gate, "share", 0.01, 0.0001, 0.5, "share: 0.01"))),
            Leakage = Gate(gates, "leakage", gate => new LeakageRule(ConductOf(gate), WordOf(gate, "allowed", "pass", "pass", "fail") == "pass")),
            Reproducibility = Gate(gates, "reproducibility", gate => new ReproducibilityRule(ConductOf(gate))),
        };
        approval?.RefuseUnknown();
        gates?.RefuseUnknown();
        map.RefuseUnknown();
        return errors.Count == 0 ? new(policy, []) : new(null, [.. errors.OrderBy(error => error.Line)]);
    }

    private static TRule? Gate<TRule>(YamlMap? gates, string name, Func<YamlMap, TRule> read)
        where TRule : class
    {
        if (gates?.Map(name, $"the gate {name}") is not { } gate)
        {
            return null;
        }

        var rule = read(gate);
        gate.RefuseUnknown();
        return rule;
    }

    private static Conduct ConductOf(YamlMap gate) => new(
        WordOf(gate, "cannotSay", "approval", "pass", "approval", "block") switch { "pass" => Undecided.Pass, "block" => Undecided.Block, _ => Undecided.Approval },
        WordOf(gate, "override", "allowed", "allowed", "never") == "allowed",
        WordOf(gate, "fails", "block", "block", "approval") == "approval");

    private static string WordOf(YamlMap map, string name, string fallback, params string[] known)
    {
        var word = map.Text(name) ?? fallback;
        if (known.Contains(word))
        {
            return word;
        }

        map.Add(name, $"'{name}' is '{word}', which is not known.", $"Write one of: {string.Join(", ", known)}.");
        return fallback;
    }

    private static double Within(YamlMap map, string name, double fallback, double from, double to, string example)
    {
        var number = map.Number(name) ?? fallback;
        if (number >= from && number <= to)
        {
            return number;
        }

        map.Add(name, FormattableString.Invariant($"'{name}' is {number}, which is not within {from} and {to}."), $"Write for example {example}.");
        return fallback;
    }

    private static double Above(YamlMap map, string name, string example)
    {
        var number = map.Number(name);
        if (number is > 0)
        {
            return number.Value;
        }

        map.Add(name, number is null ? $"'{name}' is missing or no number: nobody can tell how much matters." : $"'{name}' is not above 0.", $"Write for example {example}.");
        return 1;
    }

    private static double? AtMost(YamlMap gate)
    {
        var limit = gate.Number("atMost");
        if (limit < 0)
        {
            gate.Add("atMost", "'atMost' is below 0.", "Write the mean cost per row that is too much, for example atMost: 2.5.");
        }

        return limit;
    }

    private static Dictionary<string, double> FloorsOf(YamlMap gate)
    {
        var floors = new Dictionary<string, double>();
        if (gate.Find("floors") is YamlMappingNode named && gate.Map("floors", "the floors") is { } map)
        {
            foreach (var name in named.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value).OfType<string>())
            {
                floors[name] = Within(map, name, 0.5, 0, 1, $"{name}: 0.6");
            }
        }
        else if (gate.Has("floors"))
        {
            gate.Add("floors", "'floors' is not a mapping.", "Write floors: { abroad: 0.7 }.");
        }

        return floors;
    }
}
