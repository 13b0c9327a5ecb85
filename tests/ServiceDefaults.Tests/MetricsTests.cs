using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class MetricsTests
{
    private const string Scope = "otel_scope_name=\"MlopsLab.Test\"";

    [Fact]
    public async Task Counts_what_only_grows_as_a_counter()
    {
        var page = await PageAsync(meter => meter.CreateCounter<long>("mlopslab.test.verdicts", "{verdict}", "How often it was judged.").Add(3, new KeyValuePair<string, object?>("kind", "a \"b\"\\\n")));

        Assert.Contains("# HELP mlopslab_test_verdicts_total How often it was judged.\n# TYPE mlopslab_test_verdicts_total counter\n", page, StringComparison.Ordinal);
        Assert.Contains($"\nmlopslab_test_verdicts_total{{{Scope},kind=\"a \\\"b\\\"\\\\\\n\"}} 3\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_goes_up_and_down_as_a_gauge()
    {
        var page = await PageAsync(meter =>
        {
            var waiting = meter.CreateUpDownCounter<int>("mlopslab.test.waiting", "{request}");
            waiting.Add(5);
            waiting.Add(-2);
        });

        Assert.Contains($"# TYPE mlopslab_test_waiting gauge\nmlopslab_test_waiting{{{Scope}}} 3\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_observed_gauges_when_it_is_asked()
    {
        var page = await PageAsync(meter => meter.CreateObservableGauge("mlopslab.test.share", () => 0.25, "1"));

        Assert.Contains($"# TYPE mlopslab_test_share_ratio gauge\nmlopslab_test_share_ratio{{{Scope}}} 0.25\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adds_a_histogram_s_buckets_up_to_infinity()
    {
        var page = await PageAsync(meter =>
        {
            var duration = meter.CreateHistogram("mlopslab.test.duration", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
            Array.ForEach([0.05, 0.5, 0.5, 7], value => duration.Record(value));
        });

        Assert.Contains(
            "# TYPE mlopslab_test_duration_seconds histogram\n"
            + $"mlopslab_test_duration_seconds_bucket{{{Scope},le=\"0.1\"}} 1\n"
            + $"mlopslab_test_duration_seconds_bucket{{{Scope},le=\"1\"}} 3\n"
            + $"mlopslab_test_duration_seconds_bucket{{{Scope},le=\"+Inf\"}} 4\n"
            + $"mlopslab_test_duration_seconds_sum{{{Scope}}} 8.05\n"
            + $"mlopslab_test_duration_seconds_count{{{Scope}}} 4\n",
            page,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_number_of_series_bounded_when_a_tag_runs_away()
    {
        var page = await PageAsync(meter =>
        {
            var counter = meter.CreateCounter<long>("mlopslab.test.runaway");
            Array.ForEach([.. Enumerable.Range(0, 5_000)], id => counter.Add(1, new KeyValuePair<string, object?>("id", id)));
        });

        var series = page.Split('\n').Where(line => line.StartsWith("mlopslab_test_runaway_total{", StringComparison.Ordinal)).ToList();
        Assert.InRange(series.Count, 2, 260);
        Assert.Contains(series, line => line.Contains("otel_metric_overflow=\"true\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Carries_the_framework_s_own_metrics_without_the_probes()
    {
        await using var node = await TestNode.StartAsync();
        await node.Http.GetAsync("/nothing", TestContext.Current.CancellationToken);
        await node.Http.GetAsync("/health", TestContext.Current.CancellationToken);

        var page = await node.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Contains("http_server_request_duration_seconds_count{", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http_route=\"/health\"", page, StringComparison.Ordinal);
        Assert.Contains("target_info{service_name=\"tested\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_served_as_text_0_0_4()
    {
        await using var node = await TestNode.StartAsync();

        var response = await node.Http.GetAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    private static async Task<string> PageAsync(Action<Meter> measure)
    {
        await using var node = await TestNode.StartAsync();
        measure(node.App.Services.GetRequiredService<IMeterFactory>().Create("MlopsLab.Test"));
        return await node.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
    }
}
