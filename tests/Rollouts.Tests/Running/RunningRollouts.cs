using System.Text.Json;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>A rollouts process on a real broker, with a stand-in for the registry's HTTP; inference, gateway and the registry's events are published by the tests.</summary>
public sealed class RunningRollouts : IAsyncLifetime
{
    private readonly RabbitMqFixture _broker = new();
    private readonly PostgresFixture? _store;
    private NodeProcess? _node;
    private LabBus? _bus;

    public RunningRollouts()
    {
    }

    private RunningRollouts(PostgresFixture store) => _store = store;

    public NodeProcess Node => _node ?? throw new InvalidOperationException("Not started.");

    public LabBus Bus => _bus ?? throw new InvalidOperationException("Not started.");

    public HttpClient Http => Node.Http;

    public RegistryStandIn Registry { get; } = new();

    public WebhookStandIn Webhook { get; } = new();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _broker.StartAsync(limit.Token);
        await Registry.StartAsync(limit.Token);
        await Webhook.StartAsync(limit.Token);
        _bus = await LabBus.ConnectAsync(_broker.ConnectionString, limit.Token);
        _node = new NodeProcess("rollouts", "MlopsLab.Rollouts", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = _broker.ConnectionString,
            ["services__registry__http__0"] = Registry.Address,
            ["Rollouts__TickEvery"] = "00:00:00.100",
            ["Rollouts__NotifyUrl"] = Webhook.Address,
            ["Rollouts__NotifySecret"] = WebhookStandIn.Secret,
            ["Rollouts__NotifyPrivate"] = "true",
            ["ConnectionStrings__store"] = _store?.ConnectionString ?? "",
        });
        await _node.StartAsync(limit.Token);
    }

    /// <summary>The same with its store in PostgreSQL; the caller starts both.</summary>
    public static RunningRollouts On(PostgresFixture store) => new(store);

    /// <summary>A name no other test uses.</summary>
    public static string NewModel() => $"model-{Guid.NewGuid():N}"[..14];

    public async Task<string> StartAsync(string model, CancellationToken ct, bool auto = false, string version = "2")
    {
        var steps = new[] { new { weight = 0.1, holdSeconds = 0.0, minRequests = 30 }, new { weight = 0.5, holdSeconds = 0.0, minRequests = 30 } };
        var answer = await Http.PostJsonAsync("/rollouts", new { model, version, auto, steps, by = "ana" }, ct);
        return answer.Body.Text("id") is { Length: > 0 } id ? id : throw new InvalidOperationException($"{answer.Status}: {answer.Body}");
    }

    /// <summary>Two weights, the first with an analysis of two measurements, the second for a person.</summary>
    public const string Policy = """
        name: careful
        steps: [ { setWeight: 10 }, { pause: { until: { requests: 40 } } }, { analysis: {} }, { setWeight: 50 }, { pause: {} } ]
        metrics: [ { name: errors, measure: error-rate, interval: 1s, count: 2, requests: 30 } ]
        """;

    /// <summary>Starts one with <see cref="Policy"/> and waits until the canary has its first weight.</summary>
    public async Task<string> StartWithPolicyAsync(string model, CancellationToken ct)
    {
        var answer = await Http.PostJsonAsync("/rollouts", new { model, version = "2", policy = Policy, by = "ana" }, ct);
        var id = answer.Body.Text("id") is { Length: > 0 } made ? made : throw new InvalidOperationException($"{answer.Status}: {answer.Body}");
        await LoadedAsync("inference-canary", model, ct);
        await PhaseAsync(id, "progressing", ct);
        return id;
    }

    /// <summary>A shadow that is compared before the canary gets its weight.</summary>
    public const string ShadowPolicy = """
        name: mirrored
        steps: [ { shadow: { requests: 60, share: 20 } }, { analysis: { metrics: [differ] } }, { setWeight: 10 }, { pause: {} } ]
        metrics: [ { name: differ, measure: disagreement, tolerate: 0.1, requests: 60 }, { name: errors, measure: error-rate, requests: 30 } ]
        """;

    /// <summary>Starts one with <see cref="ShadowPolicy"/> and waits until the shadow gets its share.</summary>
    public async Task<string> StartWithShadowAsync(string model, CancellationToken ct)
    {
        var answer = await Http.PostJsonAsync("/rollouts", new { model, version = "2", policy = ShadowPolicy, by = "ana" }, ct);
        var id = answer.Body.Text("id") is { Length: > 0 } made ? made : throw new InvalidOperationException($"{answer.Status}: {answer.Body}");
        await LoadedAsync("inference-canary", model, ct);
        await PhaseAsync(id, "progressing", ct);
        return id;
    }

    /// <summary>Lets the gateway tell of as many mirrored requests, of which on some the shadow decided differently.</summary>
    public Task ComparedAsync(string model, int pairs, int differ, CancellationToken ct) => Bus.PublishAsync(
        new ShadowCompared(model, [.. Enumerable.Range(0, pairs).Select(index => new ShadowPair($"{index}", Now, "00", "1", "2", 0.1, index < differ ? 0.9 : 0.1, false, index < differ, 2, 3, null))], Now), ct);

    /// <summary>Starts one and waits until the canary has its first weight.</summary>
    public async Task<string> StartAtFirstStepAsync(string model, CancellationToken ct, bool auto = false)
    {
        var id = await StartAsync(model, ct, auto);
        await LoadedAsync("inference-canary", model, ct);
        await PhaseAsync(id, "progressing", ct);
        return id;
    }

    /// <summary>Starts one and promotes it to the end.</summary>
    public async Task<string> PromotedAsync(string model, CancellationToken ct)
    {
        var id = await StartAtFirstStepAsync(model, ct);
        await Http.PostJsonAsync($"/rollouts/{id}/promote?full=true", null, ct);
        await ChampionMovedAsync(model, "2", 2, ct);
        await Eventually.HoldsAsync(async () => await HeardAsync(id, ct), "the champion's move was heard", ct);
        await LoadedAsync("inference-stable", model, ct);
        await PhaseAsync(id, "promoted", ct);
        return id;
    }

    public Task<JsonAnswer> CommandAsync(string id, string command, CancellationToken ct) =>
        Http.PostJsonAsync($"/rollouts/{id}/{command}", new { by = "ana", why = "because" }, ct);

    public Task LoadedAsync(string node, string model, CancellationToken ct, string version = "2") =>
        Bus.PublishAsync(new ModelLoaded(node, model, version, $"hash-{version}", 12, Now), ct);

    public Task ChampionMovedAsync(string model, string to, long epoch, CancellationToken ct, string by = "rollouts") =>
        Bus.PublishAsync(new ModelAliasMoved(model, "champion", "1", to, $"hash-{to}", epoch, by, "a test", Now), ct);

    /// <summary>Lets the gateway tell of as many answers of the canary, of which some failed, and ten times as many of stable.</summary>
    public Task AnsweredAsync(string model, int canary, int failed, CancellationToken ct, string? id = null)
    {
        var all = Enumerable.Range(0, canary).Select(index => index < failed ? Answer("stable", "1", canaryFailed: true) : Answer("canary", "2", canaryFailed: false))
            .Concat(Enumerable.Range(0, 10 * canary).Select(_ => Answer("stable", "1", canaryFailed: false)));
        return Bus.PublishAsync(new PredictionMade(model, [.. all], Now), ct, id);
    }

    public async Task<JsonElement> PhaseAsync(string id, string phase, CancellationToken ct)
    {
        var view = default(JsonElement);
        await Eventually.HoldsAsync(
            async () => (view = await Http.JsonAsync($"/rollouts/{id}", ct)).Text("phase") == phase,
            TimeSpan.FromSeconds(30),
            () => $"rollout is {phase}, it is {view}",
            ct);
        return view;
    }

    /// <summary>The split changes of a model by epoch.</summary>
    public IReadOnlyList<(long Epoch, double Weight)> Splits(string model) =>
        [.. Bus.Of<TrafficSplitChanged>().Where(fact => fact.Model == model).Select(fact => (fact.Epoch, fact.CanaryWeight)).Order()];

    /// <summary>What the ledger says was announced, and what really was: equal when nothing is lost or doubled.</summary>
    public async Task LedgerEqualsEventsAsync(string id, string model, CancellationToken ct)
    {
        var ledger = (await Http.JsonAsync($"/rollouts/{id}", ct)).GetProperty("ledger").EnumerateArray().ToList();
        var splits = ledger.Where(line => line.Text("splitEpoch").Length > 0)
            .Select(line => (line.GetProperty("splitEpoch").GetInt64(), line.GetProperty("weight").GetDouble())).ToList();
        var facts = ledger.Select(line => line.Text("event")).Where(name => name.Length > 0).Order().ToList();
        await Eventually.HoldsAsync(() => Task.FromResult(SplitsOf(id).Count >= splits.Count && FactsOf(id).Count >= facts.Count), "all is published", ct);

        Assert.Equal(splits, SplitsOf(id));
        Assert.Equal(facts, FactsOf(id));
        Assert.Equal(Enumerable.Range(1, Splits(model).Count).Select(epoch => (long)epoch), Splits(model).Select(split => split.Epoch));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _node, _bus, Registry, Webhook, _broker }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }

    private static Prediction Answer(string target, string version, bool canaryFailed) => new(
        Guid.NewGuid().ToString(), null, Now, null, target, version, 0.1, "approve", false, 3, false, canaryFailed, null, canaryFailed);

    private async Task<bool> HeardAsync(string id, CancellationToken ct) =>
        (await Http.JsonAsync($"/rollouts/{id}", ct)).Text("reason").StartsWith("the champion is version 2", StringComparison.Ordinal);

    private IReadOnlyList<(long, double)> SplitsOf(string id) =>
        [.. Bus.Of<TrafficSplitChanged>().Where(fact => $"{fact.RolloutId}" == id).Select(fact => (fact.Epoch, fact.CanaryWeight)).Order()];

    private IReadOnlyList<string> FactsOf(string id) =>
        [.. Bus.Seen.DistinctBy(seen => seen.Id).Where(seen => RolloutOf(seen.Fact) == id).Select(seen => seen.WireName).Order()];

    private static string? RolloutOf(object fact) => fact switch
    {
        RolloutStarted started => $"{started.RolloutId}",
        RolloutStepped stepped => $"{stepped.RolloutId}",
        RolloutPaused paused => $"{paused.RolloutId}",
        RolloutResumed resumed => $"{resumed.RolloutId}",
        RolloutPromoted promoted => $"{promoted.RolloutId}",
        RolloutAborted aborted => $"{aborted.RolloutId}",
        _ => null,
    };
}
