using System.Text.Json;
using MlopsLab.Contracts.Registry;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;
using StackExchange.Redis;

namespace MlopsLab.Cache.Tests.Running;

/// <summary>A cache process on a real broker and a real Redis; the gateway's keys and the registry's events come from the tests.</summary>
public sealed class RunningCache : IAsyncLifetime
{
    private readonly RabbitMqFixture _broker = new();
    private NodeProcess? _node;
    private LabBus? _bus;

    public RedisFixture Redis { get; } = new();

    public NodeProcess Node => _node ?? throw new InvalidOperationException("Not started.");

    public HttpClient Http => Node.Http;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await Task.WhenAll(_broker.StartAsync(limit.Token), Redis.StartAsync(limit.Token));
        _bus = await LabBus.ConnectAsync(_broker.ConnectionString, limit.Token);
        _node = new NodeProcess("cache", "MlopsLab.Cache", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = _broker.ConnectionString,
            ["ConnectionStrings__redis"] = Redis.ConnectionString,
            ["Cache__RetryDelay"] = "00:00:00.200",
            ["Cache__ScanCount"] = "10",
        });
        await _node.StartAsync(limit.Token);
    }

    /// <summary>A name no other test uses.</summary>
    public static string NewModel() => $"model-{Guid.NewGuid():N}"[..14];

    public Task MovedAsync(string model, string to, long epoch, CancellationToken ct, string alias = "champion") =>
        (_bus ?? throw new InvalidOperationException("Not started.")).PublishAsync(
            new ModelAliasMoved(model, alias, From: null, to, $"hash-{to}", epoch, "ana", "because", TimeProvider.System.GetUtcNow()), ct);

    public async Task SetAsync(params IEnumerable<string> keys)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(Redis.ConnectionString);
        await Task.WhenAll(keys.Select(key => redis.GetDatabase().StringSetAsync(key, "x")));
    }

    /// <summary>Which of the keys Redis still holds.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync(params IEnumerable<string> keys)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(Redis.ConnectionString);
        var held = new List<string>();
        foreach (var key in keys)
        {
            if (await redis.GetDatabase().KeyExistsAsync(key))
            {
                held.Add(key);
            }
        }

        return held;
    }

    public Task<JsonElement> ViewAsync(CancellationToken ct) => Http.JsonAsync("/cache", ct);

    /// <summary>Waits until the drops of a model (<c>*</c> = a flush) are carried out, and returns them, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> DroppedAsync(string model, int count, CancellationToken ct)
    {
        IReadOnlyList<JsonElement> drops = [];
        await Eventually.HoldsAsync(
            async () => (drops = [.. (await ViewAsync(ct)).GetProperty("drops").EnumerateArray().Where(drop => drop.Text("model") == model && drop.Text("doneAt").Length > 0)]).Count >= count,
            $"{count} drops of {model} are carried out",
            ct);
        return drops;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _node, _bus, Redis, _broker }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }
}
