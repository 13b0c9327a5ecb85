using MlopsLab.ServiceDefaults.Http;
using MlopsLab.ServiceDefaults.Metrics;
using OpenTelemetry.Metrics;

namespace MlopsLab.ServiceDefaults.Explain;

/// <summary>Reads where a node's time goes from the histograms it keeps anyway.</summary>
internal sealed class TimesSpent(MetricsPage metrics, NodeAddresses addresses)
{
    private const string Served = "http.server.request.duration";
    private const string Called = "http.client.request.duration";
    private const string Handled = "mlopslab.messaging.handle.duration";

    /// <summary>The most expensive first.</summary>
    public IReadOnlyList<TimeSpent> Read()
    {
        var spent = new List<TimeSpent>();
        metrics.Collect(metric =>
        {
            if (metric is { MetricType: MetricType.Histogram, Unit: "s" } && IsWork(metric.Name))
            {
                Add(metric, spent);
            }
        });
        return [.. spent.GroupBy(series => series.What, StringComparer.Ordinal).Select(Sum).OrderByDescending(series => series.Seconds)];
    }

    private static bool IsWork(string name) => name is Served or Called || name.StartsWith("mlopslab.", StringComparison.Ordinal);

    private void Add(Metric metric, List<TimeSpent> into)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (point.GetHistogramCount() is > 0 and var calls && NameOf(metric.Name, in point) is { } name)
            {
                into.Add(new TimeSpent(name, calls, point.GetHistogramSum(), Bound(in point, calls, 0.5), Bound(in point, calls, 0.99)));
            }
        }
    }

    private string? NameOf(string metric, in MetricPoint point)
    {
        Dictionary<string, object?> tags = [];
        foreach (var tag in point.Tags)
        {
            tags[tag.Key] = tag.Value;
        }

        return metric switch
        {
            Served when tags.GetValueOrDefault("http.route") is string route && DefaultPaths.IsWatching(route) => null,
            Served => $"answering {tags.GetValueOrDefault("http.request.method")} {tags.GetValueOrDefault("http.route") ?? "(no route)"}",
            Called => $"waiting for {Callee($"{tags.GetValueOrDefault("server.address")}:{tags.GetValueOrDefault("server.port")}")} ({tags.GetValueOrDefault("http.request.method")})",
            Handled => $"handling {tags.GetValueOrDefault("messaging.destination.name")}",
            _ => tags.Count == 0 ? metric : $"{metric} ({string.Join(", ", tags.Select(tag => $"{tag.Key} {tag.Value}"))})",
        };
    }

    private string Callee(string authority) => addresses.NodeAt(authority) ?? authority;

    private static double Bound(in MetricPoint point, long calls, double share)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            if (below >= calls * share)
            {
                return bucket.ExplicitBound;
            }
        }

        return double.PositiveInfinity;
    }

    // The same route with several outcomes: the sums add up, and the slowest outcome's percentiles are the ones to know.
    private static TimeSpent Sum(IGrouping<string, TimeSpent> same) =>
        new(same.Key, same.Sum(series => series.Calls), same.Sum(series => series.Seconds), same.Max(series => series.P50), same.Max(series => series.P99));
}
