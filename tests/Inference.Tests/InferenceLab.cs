using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Lab;
using MlopsLab.Learning;
using MlopsLab.TestServers;
using LabBus = MlopsLab.TestNodes.LabBus;

namespace MlopsLab.Inference.Tests;

/// <summary>A running inference node with its real broker; the registry is a stand-in.</summary>
internal sealed class InferenceLab : IAsyncDisposable
{
    /// <summary>Two nodes of one name would share their queues.</summary>
    public const string OneStableNode = "one inference-stable at a time";

    private readonly string folder = Directory.CreateTempSubdirectory("inference-").FullName;
    private readonly ConcurrentDictionary<string, byte[]> artifacts = new();
    private readonly ConcurrentDictionary<(string Model, string Version), string> registered = new();
    private readonly string name;
    private long epoch = Environment.TickCount64;
    private Neighbour? registry;
    private LabBus? bus;
    private NodeProcess? node;

    private InferenceLab(string name) => this.name = name;

    public NodeProcess Node => node ?? throw new InvalidOperationException("The lab was not started.");

    public LabBus Bus => bus ?? throw new InvalidOperationException("The lab was not started.");

    public string Data => Path.Combine(folder, name);

    /// <summary>What the registry says the champion is, when somebody asks.</summary>
    public (string Model, string Version, string Hash)? Champion { get; set; }

    public bool RegistryIsAway { get; set; }

    public static async Task<InferenceLab> StartAsync(RabbitMqFixture broker, string name, CancellationToken ct, params (string Key, string Value)[] settings)
    {
        var lab = new InferenceLab(name);
        lab.bus = await LabBus.ConnectAsync(broker.ConnectionString, ct);
        lab.registry = await Neighbour.StartAsync(lab.MapRegistry, ct);
        lab.node = NodeProcess.Plan(
            name,
            "MlopsLab.Inference",
            lab.folder,
            broker.ConnectionString,
            [
                ("services__registry__http__0", lab.registry.Address),
                ("Inference__RetryLook", "00:00:00.050"),
                ("Inference__RetryFirst", "00:00:00.050"),
                ("Inference__RetryAtMost", "00:00:00.200"),
                .. settings,
            ]);
        await lab.node.StartAsync(ct);

        // What is published before the node's queues are bound reaches nobody.
        await lab.node.EventuallyAsync(async stop => (await lab.node.GetAsync("/bus", stop)).GetProperty("consume").GetProperty("state").GetString() == "connected", "its queues stand", ct);
        return lab;
    }

    public string Keep(ModelArtifact artifact)
    {
        var bytes = artifact.ToBytes();
        artifacts[ModelArtifact.HashOf(bytes)] = bytes;
        return ModelArtifact.HashOf(bytes);
    }

    /// <summary>A version the registry has and nobody follows.</summary>
    public void Register(string model, string version, ModelArtifact artifact) => registered[(model, version)] = Keep(artifact);

    /// <summary>Makes it the champion and waits until the node has it.</summary>
    public async Task<string> ServeAsync(string model, string version, ModelArtifact artifact, CancellationToken ct)
    {
        var hash = Keep(artifact);
        await MoveChampionAsync(model, version, hash, ct);
        await LoadedAsync(model, version, ct);
        return hash;
    }

    public void Replace(string hash, byte[] bytes) => artifacts[hash] = bytes;

    public Task MoveChampionAsync(string model, string version, string hash, CancellationToken ct) => Bus.PublishAsync(
        new ModelAliasMoved(model, "champion", null, version, hash, Interlocked.Increment(ref epoch), "test", "test", DateTimeOffset.UnixEpoch), ct);

    public Task StartRolloutAsync(string model, string version, string hash, DateTimeOffset at, CancellationToken ct) =>
        Bus.PublishAsync(new RolloutStarted(Guid.NewGuid(), model, version, hash, "1", 0.1, at), ct);

    public Task LoadedAsync(string model, string version, CancellationToken ct, int times = 1) => Node.EventuallyAsync(
        _ => Task.FromResult(Bus.Of<ModelLoaded>().Count(fact => fact.Node == name && fact.Model == model && fact.Version == version) >= times),
        $"{model} {version} is loaded {times} times",
        ct);

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Bus.DisposeAsync();
        await (registry?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(folder, recursive: true);
    }

    private void MapRegistry(WebApplication app)
    {
        app.MapGet("/artifacts/{hash}", (string hash) => (RegistryIsAway, artifacts.GetValueOrDefault(hash)) switch
        {
            (true, _) => Results.StatusCode(503),
            (_, { } bytes) => Results.Bytes(bytes, "application/octet-stream"),
            _ => Results.NotFound(),
        });
        app.MapGet("/models", () => RegistryIsAway ? Results.StatusCode(503) : Results.Json(Versions()));
        app.MapGet("/models/{model}/versions/{version}", (string model, string version) => (RegistryIsAway, registered.GetValueOrDefault((model, version))) switch
        {
            (true, _) => Results.StatusCode(503),
            (_, { } hash) => Results.Json(new { name = model, version, artifactHash = hash }),
            _ => Results.NotFound(),
        });
        app.MapGet("/models/{model}", (string model) => Results.Json(new { name = model, aliases = new { champion = new { version = Champion?.Version, epoch = 1 } } }));
    }

    private object[] Versions() => Champion is var (model, version, hash)
        ? [new { name = model, version, aliases = (string[])["champion"], artifactHash = hash, status = "approved", auc = 0.9 }]
        : [];
}
