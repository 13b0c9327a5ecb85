using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;
using TestNode = MlopsLab.TestNodes.NodeProcess;

namespace MlopsLab.Training.Tests;

/// <summary>From the gateway's answers over real snapshots and real training sets to a weighted model.</summary>
[Collection(TrainingCollection.Name)]
public sealed class ExplorationTests(TrainingLab lab) : IAsyncLifetime
{
    private readonly RedisFixture redis = new();
    private TestNode? ingestion;
    private TestNode? features;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HttpClient Ingestion => ingestion?.Http ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        await redis.StartAsync(Ct);
        ingestion = Plan("ingestion", "MlopsLab.Ingestion");
        await ingestion.StartAsync(Ct);
        features = Plan("features", "MlopsLab.Features", ("ConnectionStrings__redis", redis.ConnectionString), ("services__ingestion__http__0", $"{Ingestion.BaseAddress}"));
        await features.StartAsync(Ct);
        lab.TakeStallFrom(features.Http);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { features, ingestion, redis }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }

    [Fact]
    public async Task Records_that_passed_by_chance_count_in_a_model_for_all_that_were_stopped_like_them()
    {
        await lab.Bus.PublishAsync(Stall.Predictions, Ct);
        Assert.Equal("[]", (await Ingestion.PostJsonAsync("/records", Stall.Records, Ct)).Body.Text("quarantined"));
        await Ingestion.PostJsonAsync("/labels", Stall.Labels, Ct);
        var snapshot = await SealedAsync();

        var off = await RowsAsync(snapshot, "off");
        var weighed = await RowsAsync(snapshot, "weight");

        Assert.Equal((Stall.Explored.Count, 1, Stall.Told.Count), (Number(off, "explored"), Number(off, "largestWeight"), Number(off, "effectiveRows")));
        Assert.Equal((Stall.Explored.Count, 1 / Stall.Chance), (Number(weighed, "explored"), Math.Round(Number(weighed, "largestWeight"), 4)));
        Assert.InRange(Number(weighed, "effectiveRows"), Stall.Told.Count / 3.0, Stall.Told.Count * 0.9);
        Assert.True(Number(off, "positiveRate") < Stall.PositiveRate * 0.7);
        Assert.Equal(Stall.PositiveRate, Number(weighed, "positiveRate"), 0.04);
    }

    private TestNode Plan(string name, string project, params (string Name, string Value)[] settings) => new(
        name,
        project,
        new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["LAB_SCENARIOS"] = lab.Scenarios,
            ["ConnectionStrings__messaging"] = lab.Broker,
        });

    /// <summary>The snapshot in which the explored records say so: the gateway's answers come over the bus, so a seal may be too early for them.</summary>
    private async Task<string> SealedAsync()
    {
        var snapshot = "";
        await Eventually.HoldsAsync(
            async () =>
            {
                snapshot = (await Ingestion.PostJsonAsync("/snapshots", new { scenario = Stall.Name }, Ct)).Body.Text("id");
                return (await Ingestion.GetStringAsync($"/snapshots/{snapshot}/rows", Ct)).Contains("\"p\":", StringComparison.Ordinal);
            },
            "the rows of a snapshot tell which were explored",
            Ct);
        return snapshot;
    }

    private async Task<JsonElement> RowsAsync(string snapshotId, string propensity)
    {
        var run = await lab.FinishedAsync(await lab.AskAsync(new { scenario = Stall.Name, snapshotId, settings = new { trees = 8, propensity } }, Ct), Ct);
        Assert.Equal("completed", run.Text("state"));
        var bytes = await lab.Node.Http.GetByteArrayAsync($"/artifacts/{run.Text("artifactHash")}", Ct);
        return JsonDocument.Parse(ArtifactFolder.Read(bytes).Files?["evaluation.json"] ?? []).RootElement.GetProperty("rows");
    }

    private static double Number(JsonElement report, string name) => report.GetProperty(name).GetDouble();
}
