using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Training;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Endpoints;
using MlopsLab.Features.Handlers;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;
using StackExchange.Redis;

namespace MlopsLab.Features.Tests;

/// <summary>The features node, and a stand-in for ingestion that publishes batches on the real bus and serves a snapshot of them.</summary>
internal sealed class Lab : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("features-").FullName;
    private readonly string broker;
    private readonly string redis;
    private readonly List<string> rows = [];
    private TestNode? ingestion;
    private TestNode? features;

    private string lease = "00:00:30";

    private Lab(string broker, string redis)
    {
        this.broker = broker;
        this.redis = redis;
    }

    public TestNode Features => features ?? throw new InvalidOperationException("The node was not started.");

    public CompiledView View { get; } = new(Repository.Fraud);

    /// <summary>The view that the registry's champion was trained on; null when there is no model.</summary>
    public string? ChampionView { get; set; }

    private string Own => Path.Combine(folder, "scenarios");

    /// <summary>Puts the fraud scenario with other features into the folder that replaces shipped ones, and gives its view.</summary>
    public CompiledView ChangeFile(string feature)
    {
        var changed = Changed(feature);
        Directory.CreateDirectory(Path.Combine(Own, "fraud"));
        File.WriteAllText(Path.Combine(Own, "fraud", "scenario.yaml"), changed);
        return new CompiledView(ScenarioFile.Parse(changed).Scenario ?? throw new InvalidOperationException("The file is wrong."));
    }

    /// <summary>The fraud scenario's file with one more feature.</summary>
    public static string Changed(string feature) =>
        File.ReadAllText(Path.Combine(Repository.Scenarios, "fraud", "scenario.yaml")).Replace("features:\n", $"features:\n  - {feature}\n", StringComparison.Ordinal);

    /// <summary>From the next start on, Redis stays complete only for this long without the node.</summary>
    public void LeaseFor(TimeSpan time) => lease = time.ToString();

    public Task StopFeaturesAsync() => Features.DisposeAsync().AsTask();

    public static async Task<Lab> StartAsync(string broker, string redis, CancellationToken ct)
    {
        var lab = new Lab(broker, redis);
        lab.ingestion = await TestNode.StartAsync(
            "ingestion",
            lab.folder,
            new() { ["ConnectionStrings:messaging"] = broker },
            builder => builder.AddMessaging(bus => bus.Handle<PredictionMade, Ignoring<PredictionMade>>().Handle<ModelRegistered, Ignoring<ModelRegistered>>().Handle<TrainingCompleted, Ignoring<TrainingCompleted>>()),
            app =>
            {
                app.MapGet("/snapshots/{id}/rows", lab.Rows);
                app.MapGet("/models/{name}", lab.Model);
            },
            ct);
        await lab.StartFeaturesAsync(ct);
        return lab;
    }

    public async Task StartFeaturesAsync(CancellationToken ct) => features = await TestNode.StartAsync(
        "features",
        folder,
        new()
        {
            ["ConnectionStrings:messaging"] = broker,
            ["ConnectionStrings:redis"] = redis,
            ["services:ingestion:http:0"] = ingestion?.Url,
            ["services:registry:http:0"] = ingestion?.Url,
            ["LAB_SCENARIOS"] = $"{Repository.Scenarios};{Own}",
            ["Features:ViewCheck"] = "00:00:00.100",
            ["Features:BackfillStep"] = "100",
            ["Features:CompleteLease"] = lease,
            ["Features:ParityPause"] = "00:00:00.200",
            ["Features:ParityShare"] = "1",
            ["Features:PatrolEvery"] = "00:00:00.200",
            ["Features:OnlineCheck"] = "00:00:00.100",
            ["Features:CachedStates"] = "10",
        },
        builder =>
        {
            builder.AddMessaging(bus => bus.Handle<RecordAccepted, RecordAcceptedHandler>());
            builder.AddFeatures();
        },
        app =>
        {
            app.MapMessaging();
            app.MapFeatures();
        },
        ct);

    public async Task RestartFeaturesAsync(CancellationToken ct)
    {
        await Features.DisposeAsync();
        await StartFeaturesAsync(ct);
    }

    public Task PublishAsync(IEnumerable<AcceptedRecord> batch, CancellationToken ct)
    {
        var fact = new RecordAccepted("fraud", Repository.Fraud.SchemaVersion, [.. batch], Payments.Start);
        var store = ingestion?.Get<Store>() ?? throw new InvalidOperationException("Ingestion was not started.");
        return store.InTransactionAsync((session, token) => session.PublishAsync(fact, token), ct);
    }

    /// <summary>What ingestion's snapshot holds from now on.</summary>
    public void Snapshot(IEnumerable<(AcceptedRecord Record, int? Label)> records)
    {
        rows.Clear();
        rows.AddRange(records.Select(row => JsonSerializer.Serialize(
            new { row.Record.Id, row.Record.EventTime, row.Record.ArrivalTime, row.Record.Fields, row.Label }, JsonSerializerOptions.Web)));
    }

    public void BrokenSnapshot() => rows.Add("""{"id":"x","eventTi""");

    /// <summary>Waits until Redis holds exactly these states.</summary>
    public async Task WaitForOnlineAsync(IReadOnlyDictionary<string, EntityState> expected, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        var connection = await ConnectionMultiplexer.ConnectAsync(redis + ",abortConnect=false");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await HoldsAsync(connection.GetDatabase(), expected, limit.Token))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        await connection.CloseAsync();
    }

    /// <summary>The features of a record as one who decides now would read them.</summary>
    public async Task<double[]> ReadOnlineAsync(AcceptedRecord record)
    {
        var row = View.Reader.Read(record.Fields).Row ?? throw new InvalidOperationException(record.Id);
        RedisKey[] keys = [.. View.StateKeys(row).Select(key => (RedisKey)("f:" + key))];
        var database = Features.Get<IConnectionMultiplexer>().GetDatabase();
        var states = (await database.StringGetAsync(keys)).Select(value => value.IsNull ? null : EntityState.FromBytes((byte[]?)value ?? [])).ToArray();
        var vector = new double[View.Pipeline.Features.Count];
        View.Pipeline.Compute(row, record.EventTime, states, vector);
        return vector;
    }

    public async Task<OnlineAnswer> OnlineAsync(CancellationToken ct) =>
        await Features.Http.GetFromJsonAsync<OnlineAnswer>("/online", ct) ?? throw new InvalidOperationException("No answer.");

    public IReadOnlyDictionary<string, EntityState> Replay(IEnumerable<AcceptedRecord> records) => Replay(View, records);

    public static IReadOnlyDictionary<string, EntityState> Replay(CompiledView view, IEnumerable<AcceptedRecord> records)
    {
        var replay = new OfflineReplay(view);
        foreach (var record in records)
        {
            replay.Next(view.Reader.Read(record.Fields).Row ?? throw new InvalidOperationException(record.Id), record.EventTime, record.ArrivalTime, []);
        }

        replay.Finish();
        return replay.States;
    }

    public async ValueTask DisposeAsync()
    {
        await Features.DisposeAsync();
        if (ingestion is not null)
        {
            await ingestion.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> HoldsAsync(IDatabase database, IReadOnlyDictionary<string, EntityState> expected, CancellationToken ct)
    {
        RedisKey[] keys = [.. expected.Keys.Select(key => (RedisKey)("f:" + key))];
        try
        {
            var values = await database.StringGetAsync(keys).WaitAsync(TimeSpan.FromSeconds(2), ct);
            return values.Zip(expected.Values).All(pair => ((byte[]?)pair.First ?? []).AsSpan().SequenceEqual(pair.Second.ToBytes()));
        }
        catch (Exception away) when (away is TimeoutException or RedisException)
        {
            return false;
        }
    }

    private IResult Model(string name) => ChampionView is null
        ? Results.NotFound()
        : Results.Json(new { name, aliases = new { champion = new { version = "7" } }, versions = new[] { new { version = "7", view = ChampionView } } });

    private IResult Rows(string id) =>
        id == "missing" ? Results.NotFound() : Results.Text(string.Join('\n', rows) + "\n", "application/x-ndjson");
}
