using System.Text.Json;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Monitoring.Tests.Running;

/// <summary>One of the four monitors as a process of its own; all share a real broker.</summary>
internal sealed class RunningMonitor : IAsyncDisposable
{
    private readonly NodeProcess _node;

    private RunningMonitor(string name, string broker, string scenarios) => _node = new NodeProcess(name, "MlopsLab.Monitoring", new Dictionary<string, string>
    {
        ["ConnectionStrings__messaging"] = broker,
        ["LAB_SCENARIOS"] = scenarios,
        ["Monitoring__Interval"] = "00:00:00.200",
        ["Monitoring__LongWindow"] = "00:01:00",
        ["Monitoring__ReferenceSize"] = "100",
        ["Monitoring__MinSample"] = "100",
        ["Monitoring__NodeDownAfter"] = "00:00:01",
    });

    public HttpClient Http => _node.Http;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task<RunningMonitor> StartAsync(string name, RabbitMqFixture broker, CancellationToken ct, string scenarios = "")
    {
        var monitor = new RunningMonitor(name, broker.ConnectionString, scenarios);
        await monitor._node.StartAsync(ct);
        return monitor;
    }

    public async Task KillAndStartAsync(CancellationToken ct)
    {
        await _node.KillAsync();
        await _node.StartAsync(ct);
    }

    /// <summary>A batch of answers of version 1, the first ones degraded or blocked as told.</summary>
    public static PredictionMade Answers(string model, int count, int degraded = 0, double score = 0.1, int blocked = 0, string prefix = "r") => new(
        model,
        [.. Enumerable.Range(0, count).Select(number => new Prediction(
            $"{Guid.NewGuid()}", $"{prefix}-{number}", Now, null, "stable", "1", score, number < blocked ? "block" : "approve", number < blocked, 3, false, number < degraded, null, false))],
        Now);

    /// <summary>One of a hundred that would have been blocked was let through.</summary>
    public static Prediction Explored(string model, string record) =>
        Answers(model, 1).Predictions[0] with { RecordId = record, Explored = true, Propensity = 0.01 };

    public static LabelMatured Positives(string scenario, int count, string prefix = "r") =>
        new(scenario, [.. Enumerable.Range(0, count).Select(number => new MaturedLabel($"{prefix}-{number}", 1, Now, Now))], Now);

    public static RecordAccepted Accepted(string scenario, int count) =>
        new(scenario, "1-abc", [.. Enumerable.Range(0, count).Select(number => new AcceptedRecord($"a-{number}", Now, Now, new Dictionary<string, JsonElement>()))], Now);

    public static RecordQuarantined Quarantined(string scenario, int count) =>
        new(scenario, "1-abc", [.. Enumerable.Range(0, count).Select(number => new QuarantinedRecord($"q-{number}", null, "amount", "is missing"))], Now);

    public async Task<IReadOnlyList<JsonElement>> SignalsAsync(CancellationToken ct) => [.. (await Http.JsonAsync("/signals", ct)).EnumerateArray()];

    public async Task<IReadOnlyList<string>> OpenAsync(CancellationToken ct) =>
        [.. (await Http.JsonAsync("/alerts", ct)).EnumerateArray().Select(alert => alert.Text("fingerprint"))];

    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
