using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.Lab;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;
using NodeProcess = MlopsLab.Lab.NodeProcess;

namespace MlopsLab.Training.Tests;

/// <summary>A running training node with its real broker; ingestion and features are stand-ins.</summary>
public sealed class TrainingLab(RabbitMqFixture broker) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("training-").FullName;
    private readonly List<Neighbour> neighbours = [];
    private LabBus? bus;
    private NodeProcess? node;
    private HttpClient? features;
    private int trouble;

    internal NodeProcess Node => node ?? throw new InvalidOperationException("The lab was not started.");

    internal LabBus Bus => bus ?? throw new InvalidOperationException("The lab was not started.");

    internal string FitFolder => Path.Combine(folder, "training", "fits");

    internal string ArtifactFolder => Path.Combine(folder, "training", "artifacts");

    /// <summary>The next answer of the features node is 503, the one after it ends in the middle.</summary>
    internal void MakeTrouble() => Interlocked.Exchange(ref trouble, 2);

    /// <summary>The feature view whose rows the features node has.</summary>
    internal string View { get; set; } = "v1";

    internal string Broker => broker.ConnectionString;

    internal string Scenarios => Path.Combine(folder, "scenarios");

    /// <summary>From now on the stall's training sets come from a real features node.</summary>
    internal void TakeStallFrom(HttpClient real) => features = real;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var name in (string[])["till", "kiosk", Stall.Name])
        {
            Directory.CreateDirectory(Path.Combine(folder, "scenarios", name));
            await File.WriteAllTextAsync(Path.Combine(folder, "scenarios", name, "scenario.yaml"), Till.Yaml(name), ct);
        }

        bus = await LabBus.ConnectAsync(broker.ConnectionString, ct);
        neighbours.Add(await Neighbour.StartAsync(MapIngestion, ct));
        neighbours.Add(await Neighbour.StartAsync(MapFeatures, ct));
        node = NodeProcess.Plan(
            "training",
            "MlopsLab.Training",
            folder,
            broker.ConnectionString,
            ("LAB_SCENARIOS", Scenarios),
            ("services__ingestion__http__0", neighbours[0].Address),
            ("services__features__http__0", neighbours[1].Address),
            ("Training__NeighbourRetry", "00:00:00.100"),
            ("Training__MaxStarts", "50"),
            ("Training__CheckpointEvery", "00:00:00.050"));
        await node.StartAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await (node?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (bus?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var neighbour in neighbours)
        {
            await neighbour.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    internal async Task<string> AskAsync(object body, CancellationToken ct, string path = "/runs")
    {
        using var response = await Node.Http.PostAsJsonAsync(path, body, ct);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("runId").GetString() ?? "";
    }

    internal async Task<JsonElement> FinishedAsync(string id, CancellationToken ct)
    {
        JsonElement run = default;
        await Node.EventuallyAsync(
            async token =>
            {
                run = await Node.GetAsync($"/runs/{id}", token);
                return run.GetProperty("state").GetString() is "completed" or "failed" or "refused" or "cancelled";
            },
            $"run {id} ends",
            ct);
        return run;
    }

    private static void MapIngestion(WebApplication app) => app.MapGet("/snapshots", (string scenario) => Results.Json<object[]>(
    [
        new { id = "old", scenario, sealedAt = DateTimeOffset.UnixEpoch },
        new { id = "newest", scenario, sealedAt = DateTimeOffset.UnixEpoch.AddDays(9) },
    ]));

    private void MapFeatures(WebApplication app)
    {
        app.MapGet("/views/{scenario}", async (string scenario, CancellationToken ct) =>
            scenario == Stall.Name && features is { } real ? Results.Json(await real.JsonAsync($"/views/{scenario}", ct)) : Results.Json(new { scenario, view = View }));
        app.MapPost("/training-set", async (JsonElement body, CancellationToken ct) =>
            body.Text("scenario") == Stall.Name && features is { } real ? await PassedOnAsync(real, body, ct) : TrainingSet(body));
    }

    private static async Task<IResult> PassedOnAsync(HttpClient real, JsonElement body, CancellationToken ct)
    {
        using var response = await real.PostAsJsonAsync("/training-set", body, ct);
        return Results.Text(await response.Content.ReadAsStringAsync(ct), "application/x-ndjson", statusCode: (int)response.StatusCode);
    }

    private IResult TrainingSet(JsonElement body)
    {
        var snapshot = body.GetProperty("snapshotId").GetString() ?? "";
        return (Interlocked.Decrement(ref trouble), snapshot) switch
        {
            (1, _) => Results.StatusCode(503),
            (0, _) => Results.Text(Till.TrainingSet(snapshot, cut: 10), "application/x-ndjson"),
            (_, "unknown") => Results.Problem("There is no snapshot unknown.", statusCode: 404),
            _ => Results.Text(Till.TrainingSet(snapshot).Replace("\"view\":\"v1\"", $"\"view\":\"{View}\"", StringComparison.Ordinal), "application/x-ndjson"),
        };
    }
}
