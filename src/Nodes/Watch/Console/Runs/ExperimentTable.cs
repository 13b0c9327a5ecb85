using System.Globalization;
using System.Text.Json.Nodes;

namespace MlopsLab.Console.Runs;

/// <summary>Experiments side by side: the settings in which they differ, and their figures with the best of each marked.</summary>
/// <param name="Common">Name = value of what all of them share, in one line.</param>
internal sealed record ExperimentTable(IReadOnlyList<string> Differing, string Common, IReadOnlyList<ExperimentRow> Rows)
{
    private static readonly string[] Compared = ["auc", "prAuc", "logLoss", "ece", "cost"];

    public static ExperimentTable Of(IReadOnlyList<JsonNode> runs)
    {
        var settings = runs.Select(SettingsOf).ToList();
        var names = settings.SelectMany(one => one.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        string[] differing = [.. names.Where(name => settings.Select(one => one.GetValueOrDefault(name)).Distinct().Skip(1).Any())];
        var common = string.Join(", ", names.Except(differing).Select(name => $"{name} = {settings[0][name]}"));
        var best = Compared.ToDictionary(metric => metric, metric => Best(runs, metric));
        return new(differing, common, [.. runs.Zip(settings, (run, own) => new ExperimentRow(
            run,
            [.. differing.Select(name => own.GetValueOrDefault(name, "default"))],
            [.. Compared.Select(metric => new ExperimentFigure(Words(run, metric), Value(run, metric) is { } value && value == best[metric]))]))]);
    }

    /// <summary>What a run was asked for, and what it learnt from.</summary>
    private static Dictionary<string, string> SettingsOf(JsonNode run)
    {
        var settings = (run["settings"] as JsonObject ?? []).ToDictionary(setting => setting.Key, setting => setting.Value?.ToString() ?? "");
        foreach (var name in (string[])["learner", "snapshotId", "view"])
        {
            if (run[name]?.ToString() is { Length: > 0 } value)
            {
                settings[name == "snapshotId" ? "snapshot" : name] = value.Length > 16 ? value[..16] : value;
            }
        }

        return settings;
    }

    /// <summary>Null unless there is something to compare.</summary>
    private static double? Best(IReadOnlyList<JsonNode> runs, string metric)
    {
        double[] values = [.. runs.Select(run => Value(run, metric)).OfType<double>()];
        return values.Length < 2 ? null : metric is "auc" or "prAuc" ? values.Max() : values.Min();
    }

    private static double? Value(JsonNode run, string metric) => (double?)run["metrics"]?[metric];

    private static string Words(JsonNode run, string metric) => (Value(run, metric), Value(run, $"{metric}Low"), Value(run, $"{metric}High")) switch
    {
        (null, _, _) => "–",
        ({ } value, { } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0000} [{low:0.0000}, {high:0.0000}]"),
        ({ } value, _, _) => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };
}
