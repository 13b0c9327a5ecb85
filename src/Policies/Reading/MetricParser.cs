using MlopsLab.Scenarios;
using YamlDotNet.RepresentationModel;

namespace MlopsLab.Policies;

internal static class MetricParser
{
    private const int MostMetrics = 20;

    public static IReadOnlyList<Metric> Parse(YamlMap policy)
    {
        var nodes = policy.List("metrics");
        if (nodes.Count is 0 or > MostMetrics)
        {
            policy.Add("metrics", $"The policy has {nodes.Count} metrics.", $"Give 1 to {MostMetrics}, for example - {{ name: errors, measure: error-rate, interval: 5s }}.");
        }

        var metrics = new List<Metric>();
        foreach (var node in nodes)
        {
            if (node is YamlMappingNode mapping)
            {
                metrics.Add(ParseOne(new YamlMap(mapping, "a metric", policy.Errors), metrics));
            }
            else
            {
                policy.Add(node, "A metric is not a mapping.", "Write - { name: errors, measure: error-rate, interval: 5s }.");
            }
        }

        if (metrics.Count > 0 && metrics.All(metric => metric.DryRun))
        {
            policy.Add("metrics", "Every metric is a dry run, so nothing could ever send the canary back.", "Take dryRun off at least one of them.");
        }

        return metrics;
    }

    private static Metric ParseOne(YamlMap map, List<Metric> before)
    {
        var name = map.Text("name", "errors");
        if (name.Length > 0 && before.Any(metric => metric.Name == name))
        {
            map.Add("name", $"There are two metrics '{name}'.", "Give each its own name.");
        }

        var measure = MeasureOf(map);
        var metric = new Metric(name, measure)
        {
            Requests = Whole(map, "requests", 1, 10_000_000) ?? 100,
            FailureLimit = Whole(map, "failureLimit", 0, 1_000) ?? 0,
            InconclusiveLimit = Whole(map, "inconclusiveLimit", 0, 1_000) ?? 0,
            ConsecutiveErrorLimit = Whole(map, "consecutiveErrorLimit", 0, 1_000) ?? 4,
            InitialDelay = map.Duration("initialDelay") ?? TimeSpan.Zero,
            Interval = map.Duration("interval"),
            Count = Whole(map, "count", 1, 1_000_000),
            DryRun = map.Flag("dryRun"),
        };
        metric = metric with { Tolerate = Tolerated(map, measure), FloorMilliseconds = Floor(map) };
        Check(map, metric);
        map.RefuseUnknown();
        return metric;
    }

    private static Measure MeasureOf(YamlMap map)
    {
        var text = map.Text("measure", "error-rate");
        if (!MeasureNames.All.TryGetValue(text, out var measure) && text.Length > 0)
        {
            map.Add("measure", $"There is no measure '{text}'.", $"Write one of {string.Join(", ", MeasureNames.All.Keys)}.");
        }

        return measure;
    }

    private static double Tolerated(YamlMap map, Measure measure)
    {
        var tolerate = map.Number("tolerate") ?? MeasureNames.UsuallyTolerated(measure);
        var within = measure is Measure.ScoreDistance or Measure.Disagreement;
        if (within && !(tolerate is > 0 and < 1))
        {
            map.Add("tolerate", $"A {(measure == Measure.Disagreement ? "share" : "distance")} of {tolerate} can't be tolerated.", "Write a number between 0 and 1, for example tolerate: 0.2.");
        }
        else if (!within && !(tolerate is >= 1 and <= 100))
        {
            map.Add("tolerate", $"'tolerate' is {tolerate}, which is no ratio from 1 to 100.", "Write tolerate: 1 for no worse than stable, 1.5 for half as much again.");
        }

        return tolerate;
    }

    private static double Floor(YamlMap map)
    {
        var floor = map.Number("floorMs") ?? 10;
        if (!(floor is >= 0 and <= 60_000))
        {
            map.Add("floorMs", $"'floorMs' is {floor}.", "Write milliseconds from 0 to 60000, for example floorMs: 50.");
        }

        return floor;
    }

    private static void Check(YamlMap map, Metric metric)
    {
        if (metric.Count > 1 && metric.Interval is null)
        {
            map.Add("count", "A count above 1 needs an interval.", "Add interval: 5s.");
        }

        if (metric.Interval == TimeSpan.Zero)
        {
            map.Add("interval", "The interval is zero.", "Write interval: 5s.");
        }

        if (metric.EffectiveCount is { } count && metric.FailureLimit >= count)
        {
            map.Add("failureLimit", $"With {count} measurements and failureLimit {metric.FailureLimit} the metric can't fail.", "Let the count be above the failureLimit, or leave the count out.");
        }

        if (metric.EffectiveCount is { } most && metric.InconclusiveLimit >= most && metric.InconclusiveLimit > 0)
        {
            map.Add("inconclusiveLimit", $"With {most} measurements and inconclusiveLimit {metric.InconclusiveLimit} nothing could ever be inconclusive.", "Let the count be above the inconclusiveLimit, or leave the count out.");
        }
    }

    public static int? Whole(YamlMap map, string member, int least, int most)
    {
        var number = map.Number(member);
        if (number is not null && (number < least || number > most || number != Math.Floor(number.Value)))
        {
            map.Add(member, $"'{member}' is {number}.", $"Write a whole number from {least} to {most}.");
            return null;
        }

        return (int?)number;
    }
}
