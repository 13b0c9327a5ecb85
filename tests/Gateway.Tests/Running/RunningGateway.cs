using System.Globalization;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Gateway.Tests.Running;

/// <summary>A gateway process on a real broker and a real Redis, with stand-ins for the HTTP of the two inference nodes.</summary>
public sealed class RunningGateway : IAsyncLifetime
{
    private readonly RabbitMqFixture _broker = new();
    private readonly ScenarioFolder _scenarios = new();
    private NodeProcess? _node;
    private LabBus? _bus;
    private long _epoch;

    public RedisFixture Redis { get; } = new();

    public InferenceStandIn Stable { get; } = new("1");

    public InferenceStandIn Canary { get; } = new("2");

    /// <summary>Calls that inference had answered when the gateway said that it is ready.</summary>
    public int AskedBeforeReady { get; private set; }

    public LabBus Bus => _bus ?? throw new InvalidOperationException("Not started.");

    public NodeProcess Node => _node ?? throw new InvalidOperationException("Not started.");

    public HttpClient Http => Node.Http;

    /// <summary>Of the split that was told last.</summary>
    public long Epoch => _epoch;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await Task.WhenAll(_broker.StartAsync(limit.Token), Redis.StartAsync(limit.Token), Stable.StartAsync(limit.Token), Canary.StartAsync(limit.Token));
        _bus = await LabBus.ConnectAsync(_broker.ConnectionString, limit.Token);
        _node = new NodeProcess("gateway", "MlopsLab.Gateway", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = _broker.ConnectionString,
            ["ConnectionStrings__redis"] = Redis.ConnectionString,
            ["services__inference-stable__http__0"] = Stable.Address,
            ["services__inference-canary__http__0"] = Canary.Address,
            ["LAB_SCENARIOS"] = _scenarios.Path,
            ["Gateway__DefaultScenario"] = PayScenario.Name,
            ["Gateway__InferenceTimeout"] = "00:00:03",
            ["Gateway__AdmissionWait"] = "00:00:10",
            ["Gateway__FirstConcurrency"] = "16",
            ["Gateway__RedisTimeout"] = "00:00:00.300",
            ["Gateway__ShadowQueue"] = "8",
            ["Gateway__SplitCheckEvery"] = "00:00:00.500",
            ["Gateway__ShadowsPerSecond"] = "10000",
            ["Gateway__ShadowTimeout"] = "00:00:00.500",
        });
        await _node.StartAsync(limit.Token);
        AskedBeforeReady = Stable.Asked;
        await CopyCompleteAsync(limit.Token);
        await Bus.PublishAsync(new ModelLoaded("inference-stable", PayScenario.Name, "1", "hash-1", 1, Now), limit.Token);
        await Eventually.HoldsAsync(async () => (await Http.GetStringAsync("/routing", limit.Token)).Contains("\"1\"", StringComparison.Ordinal), "the model is known", limit.Token);
    }

    /// <summary>Both inference nodes well, and this share of the requests to the canary.</summary>
    public async Task SplitAsync(double weight, CancellationToken ct)
    {
        Stable.Heal();
        Canary.Heal();
        await PublishSplitAsync(weight, ct);
        await SplitKnownAsync(ct);
    }

    public Task PublishSplitAsync(double weight, CancellationToken ct) =>
        Bus.PublishAsync(new TrafficSplitChanged(PayScenario.Name, ++_epoch, weight, weight > 0 ? "2" : null, Guid.NewGuid(), Now), ct);

    /// <summary>Both inference nodes well, all requests to stable and a copy of this share to the canary's node.</summary>
    public async Task ShadowAsync(double share, CancellationToken ct, string version = "2")
    {
        Stable.Heal();
        Canary.Heal();
        await Bus.PublishAsync(new TrafficSplitChanged(PayScenario.Name, ++_epoch, 0, null, Guid.NewGuid(), Now, version, share), ct);
        await SplitKnownAsync(ct);
        await (share < 1 || version != "2" ? Task.CompletedTask : ShadowHasRoomAsync(ct));
    }

    // The line may still be full of what another test sent.
    private async Task ShadowHasRoomAsync(CancellationToken ct)
    {
        var mine = $"room-{Guid.NewGuid():N}";
        await Eventually.HoldsAsync(
            async () =>
            {
                await ScoreAsync($"{Guid.NewGuid():N}", 10, ct, id: $"{mine}-{Guid.NewGuid():N}");
                return Bus.Of<ShadowCompared>().Any(fact => fact.Pairs.Any(pair => pair.Id.StartsWith(mine, StringComparison.Ordinal)));
            },
            "the shadow has room",
            ct);
    }

    /// <summary>What the gateway told of the shadow's answer beside its own.</summary>
    public async Task<ShadowPair> PairAsync(string id, CancellationToken ct)
    {
        var told = await Bus.WaitAsync<ShadowCompared>(fact => fact.Pairs.Any(pair => pair.Id == id), ct);
        return told.Pairs.Single(pair => pair.Id == id);
    }

    /// <summary>The present value of a counter, over all its tags that hold this text.</summary>
    public async Task<double> CounterAsync(string name, string tags, CancellationToken ct) => (await Http.GetStringAsync("/metrics", ct)).Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(tags, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[line.Contains('}', StringComparison.Ordinal) ? 0 : 1], CultureInfo.InvariantCulture));

    public Task SplitKnownAsync(CancellationToken ct) => Eventually.HoldsAsync(
        async () => (await Http.GetStringAsync("/routing", ct)).Contains($"\"epoch\":{_epoch},", StringComparison.Ordinal), "the split is known", ct);

    /// <summary>Makes this version stable's, and waits until the gateway knows.</summary>
    public async Task LoadedAsync(string version, CancellationToken ct)
    {
        await Bus.PublishAsync(new ModelLoaded("inference-stable", PayScenario.Name, version, $"hash-{version}", 1, Now), ct);
        await Eventually.HoldsAsync(
            async () => (await Http.GetStringAsync("/routing", ct)).Contains($"\"stableVersion\":\"{version}\"", StringComparison.Ordinal), $"version {version} is known", ct);
    }

    /// <summary>What the features node leaves in Redis once all of its states are there.</summary>
    public Task CopyCompleteAsync(CancellationToken ct) => Redis.RunCliAsync(ct, "SET", "f:features:complete", "1");

    public Task<JsonAnswer> ScoreAsync(string customer, double amount, CancellationToken ct, string? id = null) => Http.PostJsonAsync(
        "/score", new { id, eventTime = "2026-03-01T12:00:00Z", record = new { customer_id = customer, amount, kind = "shop" } }, ct);

    /// <summary>What the gateway told of the answer to a record.</summary>
    public async Task<Prediction> PredictionAsync(string id, CancellationToken ct)
    {
        var made = await Bus.WaitAsync<PredictionMade>(fact => fact.Predictions.Any(prediction => prediction.Id == id), ct);
        return made.Predictions.Single(prediction => prediction.Id == id);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _node, _bus, Stable, Canary, Redis, _broker }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }

        _scenarios.Dispose();
    }
}
