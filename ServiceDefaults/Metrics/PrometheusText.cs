using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace MlopsLab.ServiceDefaults.Metrics;

/// <summary>Writes metrics in Prometheus' text format 0.0.4: families together, one line a series.</summary>
internal sealed class PrometheusText(StringBuilder text)
{
    private readonly SortedDictionary<string, List<Metric>> _families = new(StringComparer.Ordinal);

    public void Target(Resource resource)
    {
        text.Append("# TYPE target_info gauge\ntarget_info");
        PrometheusLabels.Write(text, resource.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (object?)attribute.Value)));
        text.Append(" 1\n");
    }

    public void Add(Metric metric)
    {
        var name = PrometheusName.Of(metric);
        if (!_families.TryGetValue(name, out var family))
        {
            _families[name] = family = [];
        }

        // One name has one type; a second instrument that says otherwise would make the whole page unreadable.
        if (family.Count == 0 || Type(family[0]) == Type(metric))
        {
            family.Add(metric);
        }
    }

    public void Write()
    {
        foreach (var (name, family) in _families)
        {
            if (family[0].Description is { Length: > 0 } help)
            {
                text.Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
            }

            text.Append("# TYPE ").Append(name).Append(' ').Append(Type(family[0])).Append('\n');
            family.ForEach(metric => Series(name, metric));
        }
    }

    private static string Type(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        _ => "gauge",
    };

    private void Series(string name, Metric metric)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (metric.MetricType == MetricType.Histogram)
            {
                Histogram(name, metric, in point);
            }
            else
            {
                Line(name, metric, in point, Value(metric.MetricType, in point));
            }
        }
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => double.NaN,
    };

    private void Histogram(string name, Metric metric, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line($"{name}_bucket", metric, in point, below, KeyValuePair.Create("le", (object?)Number(bucket.ExplicitBound)));
        }

        Line($"{name}_sum", metric, in point, point.GetHistogramSum());
        Line($"{name}_count", metric, in point, point.GetHistogramCount());
    }

    private void Line(string name, Metric metric, in MetricPoint point, double value, KeyValuePair<string, object?>? more = null)
    {
        List<KeyValuePair<string, object?>> labels = [new("otel_scope_name", metric.MeterName)];
        foreach (var tag in point.Tags)
        {
            labels.Add(tag);
        }

        if (more is { } last)
        {
            labels.Add(last);
        }

        text.Append(name);
        PrometheusLabels.Write(text, labels);
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
