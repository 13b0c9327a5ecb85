using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

[assembly: AssemblyFixture(typeof(RabbitMqFixture))]

namespace MlopsLab.Traffic.Tests.Node;

/// <summary>A running traffic node between a running ingestion node and a gateway that is played by the test.</summary>
internal sealed class Outside : IAsyncDisposable
{
    private readonly StandIn _gateway;

    private Outside(StandIn gateway, NodeProcess ingestion, NodeProcess traffic) => (_gateway, Ingestion, Traffic) = (gateway, ingestion, traffic);

    public NodeProcess Ingestion { get; }

    public NodeProcess Traffic { get; }

    public static async Task<Outside> StartAsync(RabbitMqFixture rabbit, Func<JsonElement, IResult> score, CancellationToken ct, params (string Name, string Value)[] settings) =>
        await StartAsync(rabbit, score, () => true, ct, settings);

    public static async Task<Outside> StartAsync(
        RabbitMqFixture rabbit, Func<JsonElement, IResult> score, Func<bool> hasModel, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        var gateway = await StandIn.StartAsync(
            app =>
            {
                app.MapPost("/score", (JsonElement body) => score(body));
                app.MapGet("/v2/models/{model}/ready", () => hasModel() ? Results.Ok() : Results.NotFound());
            },
            ct);
        var ingestion = new NodeProcess("ingestion", "MlopsLab.Ingestion", Settings(rabbit));
        await ingestion.StartAsync(ct);
        var traffic = new NodeProcess("traffic", "MlopsLab.Traffic", Settings(rabbit, [.. settings, ("services__gateway__http__0", gateway.Address), ("services__ingestion__http__0", $"{ingestion.Http.BaseAddress}")]));
        await traffic.StartAsync(ct);
        return new Outside(gateway, ingestion, traffic);
    }

    public static IResult Scored(double score) => Results.Ok(new { id = "x", model = "fraud", version = "1", score, decision = "approve", degraded = false, cached = false });

    public static IResult Blocked() => Results.Ok(new { id = "x", model = "fraud", version = "1", score = 0.9, decision = "block", degraded = false, cached = false });

    public static IResult Malformed() => Results.Problem("amount: is missing", statusCode: 400);

    /// <summary>A traffic node that reaches nobody.</summary>
    public static NodeProcess Alone(RabbitMqFixture rabbit) => new(
        "traffic", "MlopsLab.Traffic", Settings(rabbit, ("services__gateway__http__0", "http://127.0.0.1:9"), ("services__ingestion__http__0", "http://127.0.0.1:9")));

    /// <summary>All lines of the truth log.</summary>
    public string Truth() => string.Concat(Directory.GetFiles(Path.Combine(Traffic.DataFolder, "truth")).Select(File.ReadAllText));

    public async Task<JsonElement> TrafficAsync(CancellationToken ct) => await Traffic.Http.JsonAsync("/traffic", ct);

    public Task ReachesAsync(Func<JsonElement, bool> state, string expected, CancellationToken ct) => Eventually.HoldsAsync(
        async () => state(await TrafficAsync(ct)), TimeSpan.FromSeconds(90), () => $"{expected}\n{Traffic.Output}", ct);

    /// <summary>What ingestion holds now, by a fresh snapshot: id and label of each row, as often as it is there.</summary>
    public async Task<IReadOnlyList<(string Id, string Label)>> HeldAsync(string scenario, CancellationToken ct)
    {
        var snapshot = await Ingestion.Http.PostJsonAsync("/snapshots", new { scenario }, ct);
        using var rows = new StreamReader(await Ingestion.Http.GetStreamAsync($"/snapshots/{snapshot.Body.Text("id")}/rows", ct));
        var held = new List<(string, string)>();
        while (await rows.ReadLineAsync(ct) is { } line)
        {
            var row = JsonSerializer.Deserialize<JsonElement>(line);
            held.Add((row.Text("id"), row.Text("label")));
        }

        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await Traffic.DisposeAsync();
        await Ingestion.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(RabbitMqFixture rabbit, params (string Name, string Value)[] settings)
    {
        var environment = settings.GroupBy(setting => setting.Name).ToDictionary(same => same.Key, same => same.Last().Value);
        environment["LAB_SCENARIOS"] = $"{Repository.ScenariosFolder};{Path.Combine(AppContext.BaseDirectory, "Scenarios")}";
        environment["ConnectionStrings__messaging"] = rabbit.ConnectionString;
        return environment;
    }
}
