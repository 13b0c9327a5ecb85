using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.ServiceDefaults.Tests.Support;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed partial class TelemetryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_a_request_s_span_after_its_route()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var node = await StartAsync(receiver);

        await node.Http.GetAsync("/orders/7001", Stop);
        var span = (await SpansAsync(node, receiver)).Single(span => span.Path == "/orders/7001");

        Assert.Equal("GET /orders/{id}", span.Name);
        Assert.Equal(("GET", "200"), (span.Attributes["http.request.method"], span.Attributes["http.response.status_code"]));
        Assert.Equal("application/x-protobuf", receiver.ContentType);
    }

    [Fact]
    public async Task Traces_neither_the_probes_nor_its_own_exports()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var node = await StartAsync(receiver);

        foreach (var path in new[] { "/health", "/alive", "/metrics", "/beat", "/bus/ledger" })
        {
            await node.Http.GetAsync(path, Stop);
        }

        node.App.Services.GetRequiredService<TracerProvider>().ForceFlush();
        var spans = await SpansAsync(node, receiver);
        Assert.DoesNotContain(spans, span => span.Path is "/health" or "/alive" or "/metrics" or "/beat" or "/bus/ledger");
        Assert.DoesNotContain(spans, span => span.Attributes.GetValueOrDefault("url.full", "").Contains("/v1/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Joins_the_spans_of_two_nodes()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var far = await StartAsync(receiver);
        await using var near = await TestNode.StartAsync(
            builder => builder.AddNodeClient("far"),
            app => app.MapGet("/relay", async (IHttpClientFactory clients, CancellationToken ct) => await clients.CreateClient("far").GetStringAsync("/orders/7002", ct)),
            [.. Settings(receiver), ("services:far:http:0", far.Http.BaseAddress?.ToString() ?? "")]);

        await near.Http.GetAsync("/relay", Stop);
        Span[] spans = [.. await SpansAsync(far, receiver), .. await SpansAsync(near, receiver)];

        var caller = spans.First(span => span.Path == "/relay");
        var called = spans.First(span => span.Path == "/orders/7002");
        var call = spans.First(span => span.Id == called.Parent);
        Assert.Equal((caller.Trace, caller.Trace, caller.Id), (called.Trace, call.Trace, call.Parent));
    }

    [Fact]
    public async Task Marks_the_span_of_a_failed_request()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var node = await StartAsync(receiver);

        await node.Http.GetAsync("/boom", Stop);
        var span = (await SpansAsync(node, receiver)).First(span => span.Path == "/boom");

        Assert.Equal(("500", 2), (span.Attributes["error.type"], span.Status));
    }

    [Fact]
    public async Task Says_who_sends_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var node = await StartAsync(receiver, ("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=ab12,team=risk"));

        await node.Http.GetAsync("/orders/7", Stop);
        await SpansAsync(node, receiver);

        var attributes = Protobuf.Attributes(Protobuf.At(receiver.Of("/v1/traces").First(), 1, 1).First(), 1);
        Assert.Equal(("tested", "ab12", "risk"), (attributes["service.name"], attributes["service.instance.id"], attributes["team"]));
    }

    [Fact]
    public async Task Sends_the_lab_s_own_spans_logs_and_metrics()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var node = await StartAsync(receiver);
        using var source = new ActivitySource("MlopsLab.Test");

        source.StartActivity("decide")?.Stop();
        Decided(node.App.Services.GetRequiredService<ILogger<TelemetryTests>>(), "promote");
        node.App.Services.GetRequiredService<LoggerProvider>().ForceFlush();
        node.App.Services.GetRequiredService<MeterProvider>().ForceFlush();

        Assert.Contains(await SpansAsync(node, receiver), span => span.Name == "decide");
        Assert.Contains("Decided to promote", receiver.Of("/v1/logs").SelectMany(sent => Protobuf.At(sent, 1, 2, 2, 5)).Select(body => Protobuf.Text(body, 1)));
        Assert.NotEmpty(receiver.Of("/v1/metrics").SelectMany(sent => Protobuf.At(sent, 1, 2, 2)));
    }

    [Fact]
    public async Task Traces_no_call_that_only_watches_another_node()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var far = await StartAsync(receiver);
        await using var near = await TestNode.StartAsync(
            builder => builder.AddNodeClient("far"),
            settings: [.. Settings(receiver), ("services:far:http:0", far.Http.BaseAddress?.ToString() ?? "")]);
        var client = near.App.Services.GetRequiredService<IHttpClientFactory>().CreateClient("far");

        await client.GetStringAsync("/health", Stop);
        await client.GetStringAsync("/orders/7003", Stop);

        // Calls that other tests of this process make are traced, too.
        var called = (await SpansAsync(near, receiver)).Select(span => span.Attributes.GetValueOrDefault("url.full", "")).ToList();
        Assert.Contains($"{far.Http.BaseAddress}orders/7003", called);
        Assert.DoesNotContain($"{far.Http.BaseAddress}health", called);
    }

    [Fact]
    public async Task Sends_only_the_signals_that_are_wanted()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var node = await StartAsync(receiver, ("OTEL_METRICS_EXPORTER", "none"), ("OTEL_LOGS_EXPORTER", "None"));

        await node.Http.GetAsync("/orders/7004", Stop);
        Decided(node.App.Services.GetRequiredService<ILogger<TelemetryTests>>(), "stay");
        node.App.Services.GetRequiredService<MeterProvider>().ForceFlush();

        Assert.Contains(await SpansAsync(node, receiver), span => span.Path == "/orders/7004");
        Assert.Empty(receiver.Of("/v1/metrics").Concat(receiver.Of("/v1/logs")));
        Assert.Null(node.App.Services.GetService<LoggerProvider>());
    }

    [Fact]
    public async Task Traces_nothing_when_nobody_receives()
    {
        await using var node = await TestNode.StartAsync();

        Assert.Null(node.App.Services.GetService<TracerProvider>());
    }

    private static Task<TestNode> StartAsync(OtlpReceiver receiver, params (string Key, string Value)[] settings) => TestNode.StartAsync(
        map: app =>
        {
            app.MapGet("/orders/{id}", (int id) => id);
            app.MapGet("/boom", string () => throw new InvalidOperationException("a secret"));
        },
        settings: [.. Settings(receiver), .. settings]);

    private static (string Key, string Value)[] Settings(OtlpReceiver receiver) => [("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address)];

    // The tests share a process, and with it the sources: whoever reads these picks its own by path.
    private static async Task<IReadOnlyList<Span>> SpansAsync(TestNode node, OtlpReceiver receiver)
    {
        // A request's span ends after its answer has left: stopping the server waits for that.
        await node.App.StopAsync(Stop);
        node.App.Services.GetRequiredService<TracerProvider>().ForceFlush();
        return [.. receiver.Of("/v1/traces").SelectMany(Span.In)];
    }

    [LoggerMessage(1, LogLevel.Warning, "Decided to {Verdict}")]
    private static partial void Decided(ILogger log, string verdict);
}
