using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Training.Tests;

/// <summary>A node of its own on a broker of its own, since its limits would end the runs of other tests.</summary>
public sealed class LimitsTests : IAsyncLifetime
{
    private readonly RabbitMqFixture broker = new();
    private readonly DirectoryInfo scenarios = Directory.CreateTempSubdirectory("limits-");
    private StandIn? neighbours;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await broker.StartAsync(Ct);
        neighbours = await StandIn.StartAsync(
            app =>
            {
                app.MapGet("/views/{scenario}", () => Results.Json(new { view = "v1" }));
                app.MapPost("/training-set", (JsonElement body) => Results.Text(Till.TrainingSet(body.Text("snapshotId")), "application/x-ndjson"));
            },
            Ct);
        await File.WriteAllTextAsync(Path.Combine(scenarios.CreateSubdirectory("till").FullName, "scenario.yaml"), Till.Yaml("till"), Ct);
    }

    [Fact]
    public async Task Two_runs_at_once_break_the_limit_of_time_and_a_third_that_of_memory_each_with_its_cause()
    {
        await using (var node = await StartAsync(("Training__Slots", "2"), ("Training__RunLimit", "00:00:03")))
        {
            string[] both = [await AskAsync(node), await AskAsync(node)];
            await Eventually.HoldsAsync(async () => (await node.Http.JsonAsync("/runs", Ct)).EnumerateArray().Count(run => run.Text("stage") == "train") == 2, "both are fitted at once", Ct);

            Assert.All(await Task.WhenAll(both.Select(run => FailureAsync(node, run))), failure => Assert.StartsWith("The run took longer than the 00:00:03 that Training:RunLimit allows.", failure, StringComparison.Ordinal));
        }

        await using var small = await StartAsync(("Training__MemoryBytes", "100000000"));

        Assert.Matches("^The node held [0-9]+ bytes of memory during the run and Training:MemoryBytes allows 100000000", await FailureAsync(small, await AskAsync(small)));
        Assert.Empty(Directory.GetFiles(Path.Combine(small.DataFolder, "artifacts")));
    }

    public async ValueTask DisposeAsync()
    {
        await (neighbours?.DisposeAsync() ?? ValueTask.CompletedTask);
        await broker.DisposeAsync();
        scenarios.Delete(recursive: true);
    }

    private async Task<NodeProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var address = neighbours?.Address ?? "";
        var node = new NodeProcess("training", "MlopsLab.Training", new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["LAB_SCENARIOS"] = scenarios.FullName,
            ["ConnectionStrings__messaging"] = broker.ConnectionString,
            ["services__features__http__0"] = address,
        });
        await node.StartAsync(Ct);
        return node;
    }

    private static async Task<string> AskAsync(NodeProcess node) => (await node.Http.PostJsonAsync(
        "/runs", new { scenario = "till", snapshotId = "large", settings = new { trees = 2_000, earlyStopping = 0, leaves = 255 } }, Ct)).Body.Text("runId");

    private static async Task<string> FailureAsync(NodeProcess node, string run)
    {
        await Eventually.HoldsAsync(async () => (await node.Http.JsonAsync($"/runs/{run}", Ct)).Text("state") == "failed", $"{run} fails", Ct);
        return (await node.Http.JsonAsync($"/runs/{run}", Ct)).Text("failure");
    }
}
