using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Contracts.Training;
using MlopsLab.Registry.Tests.Artifacts;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Registry.Tests.Running;

/// <summary>A registry process on a real broker, with a stand-in for training's artifacts.</summary>
public class RunningRegistry : IAsyncLifetime
{
    private readonly RabbitMqFixture _broker = new();
    private readonly DirectoryInfo _policies = Directory.CreateTempSubdirectory("lab-policies");
    private readonly PostgresFixture? _store;
    private readonly BucketStandIn? _bucket;
    private readonly ConcurrentDictionary<string, byte[]> _artifacts = new();
    private StandIn? _training;
    private NodeProcess? _node;
    private LabBus? _bus;

    public RunningRegistry()
    {
    }

    /// <param name="store">Holds the registry's store; started and ended with it.</param>
    /// <param name="bucket">Holds its artifacts; the same.</param>
    protected RunningRegistry(PostgresFixture store, BucketStandIn bucket) => (_store, _bucket) = (store, bucket);

    public NodeProcess Node => _node ?? throw new InvalidOperationException("Not started.");

    public LabBus Bus => _bus ?? throw new InvalidOperationException("Not started.");

    public HttpClient Http => Node.Http;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await Task.WhenAll(_broker.StartAsync(limit.Token), _store?.StartAsync(limit.Token) ?? Task.CompletedTask);
        _training = await StandIn.StartAsync(app => app.MapGet("/artifacts/{hash}", Artifact), limit.Token);
        _bus = await LabBus.ConnectAsync(_broker.ConnectionString, limit.Token);
        _node = new NodeProcess("registry", "MlopsLab.Registry", new Dictionary<string, string>
        {
            ["ConnectionStrings__messaging"] = _broker.ConnectionString,
            ["services__training__http__0"] = _training.Address,
            ["LAB_SCENARIOS"] = _policies.FullName,
            ["Registry__RetryLook"] = "00:00:00.050",
            ["Registry__AllowPrivateWebhooks"] = "true",
            ["ConnectionStrings__store"] = _store?.ConnectionString ?? "",
            ["Registry__S3__Endpoint"] = await (_bucket?.StartAsync(limit.Token) ?? Task.FromResult("")),
            ["Registry__S3__Bucket"] = BucketStandIn.Bucket,
            ["Registry__S3__Key"] = BucketStandIn.Key,
            ["Registry__S3__Secret"] = BucketStandIn.Secret,
            ["Registry__S3__Prefix"] = "a lab",
        });
        await _node.StartAsync(limit.Token);
    }

    /// <summary>Reaches into the running node's store, to damage it and to repair it.</summary>
    public Task RunSqlAsync(string sql, CancellationToken ct) =>
        _store is null ? Node.RunSqlAsync(sql, ct) : _store.RunSqlAsync(ct, $"SET search_path TO registry; {sql}");

    /// <summary>Flips a bit of a kept artifact.</summary>
    public void Damage(string hash)
    {
        if (_bucket is not null)
        {
            _bucket.Damage($"a lab/artifacts/{hash[..2]}/{hash}");
            return;
        }

        var file = Path.Combine(Node.DataFolder, "artifacts", hash[..2], hash);
        var bytes = File.ReadAllBytes(file);
        bytes[0] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>A name no other test uses.</summary>
    public static string NewModel() => $"model-{Guid.NewGuid():N}"[..14];

    /// <summary>Lets training serve the content, and returns its hash.</summary>
    public string Serve(string content) => Serve(Encoding.UTF8.GetBytes(content));

    public string Serve(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _artifacts[hash] = bytes;
        return hash;
    }

    public void ServeInstead(string hash, string content) => _artifacts[hash] = Encoding.UTF8.GetBytes(content);

    public static TrainingCompleted Run(string model, string hash, string? runId = null) => new(
        runId ?? $"run-{Guid.NewGuid():N}", model, model, "snapshot-1", "view-1", "logistic", hash, 10, 1_000, 250, 0.02,
        new Dictionary<string, double> { ["auc"] = 0.91 }, DateTimeOffset.UnixEpoch);

    /// <summary>Completes that many runs, one after the other, and waits for their versions; all but the first are approved.</summary>
    public async Task<string> ModelWithVersionsAsync(int count, CancellationToken ct)
    {
        var model = NewModel();
        for (var number = 1; number <= count; number++)
        {
            await Bus.PublishAsync(Run(model, Serve($"{model} {number}")), ct);
            await VersionsAsync(model, number, ct);
            await Http.PostJsonAsync($"/models/{model}/versions/{number}/approve", new { by = "ana", why = "tested" }, ct);
        }

        return model;
    }

    public async Task<IReadOnlyList<JsonElement>> VersionsAsync(string model, int count, CancellationToken ct)
    {
        var rows = Array.Empty<JsonElement>();
        await Eventually.HoldsAsync(async () => (rows = await RowsAsync(model, ct)).Length >= count, $"{model} has {count} versions", ct);
        return rows;
    }

    public async Task<string> ChampionAsync(string model, CancellationToken ct) =>
        (await RowsAsync(model, ct)).Single(row => row.GetProperty("aliases").EnumerateArray().Any(alias => alias.GetString() == "champion")).Text("version");

    /// <summary>Publishes an event and waits until its queue has handled it.</summary>
    public async Task HandledAsync<TEvent>(TEvent fact, string wireName, CancellationToken ct)
        where TEvent : class
    {
        var before = await HandledSoFarAsync(wireName, ct);
        await Bus.PublishAsync(fact, ct);
        await Eventually.HoldsAsync(async () => await HandledSoFarAsync(wireName, ct) > before, $"{wireName} is handled", ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { _node, _bus, _training, _broker, _store, _bucket }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }

        _policies.Delete(recursive: true);
    }

    private async Task<JsonElement[]> RowsAsync(string model, CancellationToken ct) =>
        [.. (await Http.JsonAsync("/models", ct)).EnumerateArray().Where(row => row.Text("name") == model)];

    private async Task<long> HandledSoFarAsync(string wireName, CancellationToken ct) => (await Http.JsonAsync("/bus", ct))
        .GetProperty("queues").EnumerateArray().Where(queue => queue.Text("name") == $"registry.{wireName}").Sum(queue => queue.GetProperty("handled").GetInt64());

    private IResult Artifact(string hash) =>
        _artifacts.TryGetValue(hash, out var bytes) ? Results.Bytes(bytes) : Results.StatusCode((int)HttpStatusCode.NotFound);
}
