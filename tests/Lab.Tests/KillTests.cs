using System.Text.Json.Nodes;

namespace MlopsLab.Lab.Tests;

public sealed class KillTests(RunningLab running)
{
    private static readonly TimeSpan BackLimit = TimeSpan.FromSeconds(10), BrokerLimit = TimeSpan.FromSeconds(45);
    private readonly LabProcess _lab = running.Lab;

    public static TheoryData<string> Nodes =>
    [
        "traffic", "ingestion", "features", "training", "registry", "rollouts", "inference-stable", "inference-canary", "cache",
        "monitor-data", "monitor-model", "monitor-system", "monitor-business", "incidents", "console", "redis", "messaging",
    ];

    [Theory]
    [MemberData(nameof(Nodes))]
    public async Task Killing_a_node_under_load_loses_nothing_and_fails_no_caller(string node)
    {
        var ct = TestContext.Current.CancellationToken;
        var pid = await PidAsync(node, ct);
        await using (var callers = await Callers.StartAsync(_lab, perSecond: 100, ct))
        {
            await _lab.JsonAsync(ct, "node", "kill", node, "--json");
            await LabProcess.UntilAsync($"{node} is back", node == "messaging" ? BrokerLimit : BackLimit, async () => await IsBackAsync(node, pid, ct), ct);

            Assert.Empty(callers.Failures);
            Assert.NotEqual(0, callers.Answers);
        }

        await NothingIsLostAsync(ct);
    }

    [Fact]
    public async Task A_killed_gateway_is_back_and_has_lost_no_prediction_it_answered()
    {
        var ct = TestContext.Current.CancellationToken;
        var pid = await PidAsync("gateway", ct);
        await using (var callers = await Callers.StartAsync(_lab, perSecond: 100, ct))
        {
            await _lab.JsonAsync(ct, "node", "kill", "gateway", "--json");
            await LabProcess.UntilAsync("the gateway is back", BackLimit, async () => await IsBackAsync("gateway", pid, ct), ct);
            var (answers, failures) = (callers.Answers, callers.Failures.Count);
            await LabProcess.UntilAsync("300 more calls are answered", BackLimit, () => Task.FromResult(callers.Answers >= answers + 300), ct);

            Assert.Equal(callers.Failures.Take(failures), callers.Failures);
        }

        await NothingIsLostAsync(ct);
    }

    private async Task NothingIsLostAsync(CancellationToken ct)
    {
        JsonNode ledger = new JsonObject();
        await LabProcess.UntilAsync("the queues are drained", TimeSpan.FromSeconds(90), async () =>
        {
            ledger = (await _lab.RunAsync(ct, "ledger", "--json")) is { Out.Length: > 0 } answer ? answer.Json : ledger;
            return (long?)ledger["lost"] == 0 && (long?)ledger["queued"] < 50 && (ledger["unreachable"] as JsonArray)?.Count == 0;
        }, ct);

        Assert.Equal(0, (long?)ledger["lost"]);
        Assert.Equal(0, (long?)ledger["doubleEffects"]);
        Assert.Equal(0, (long?)ledger["deadLettered"]);
    }

    private async Task<int> PidAsync(string node, CancellationToken ct) => (int?)(await RowAsync(node, ct))?["pid"] ?? 0;

    private async Task<bool> IsBackAsync(string node, int before, CancellationToken ct) =>
        await RowAsync(node, ct) is { } row && (bool?)row["healthy"] is true && (int?)row["pid"] is { } pid && pid != before;

    private async Task<JsonNode?> RowAsync(string node, CancellationToken ct) => (await _lab.NodesAsync(ct)).FirstOrDefault(row => (string?)row?["name"] == node);
}
