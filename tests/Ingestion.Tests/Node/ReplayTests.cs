using System.Net;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class ReplayTests(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private readonly NodeProcess _node = IngestionNode.Create(rabbit);
    private LabBus? _bus;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LabBus Bus => _bus ?? throw new InvalidOperationException("The bus is not connected.");

    public async ValueTask InitializeAsync()
    {
        _bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await _node.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await Bus.DisposeAsync();
    }

    [Fact]
    public async Task Puts_held_rows_in_repaired_at_their_own_event_time_and_once()
    {
        var payments = new Payments("fix");
        var hold = await HoldAsync(payments, batches: 4);
        var replay = await ReplayedAsync(new { hold, maps = new[] { "amount = amount / 1000" } });
        await ReplayedAsync(new { hold, maps = new[] { "amount = amount / 1000" } });
        await PublishedAsync(payments);
        var repaired = Accepted("fix").Single(record => record.Id == "fix-2001");

        Assert.Equal((400, 0), (replay.GetProperty("accepted").GetInt64(), replay.GetProperty("refused").GetInt64()));
        Assert.Equal(payments.Ids.Count(), Accepted("fix").Count());
        Assert.InRange(repaired.Fields["amount"].GetDouble(), 0.01, 5_000);
        Assert.True(repaired.ArrivalTime >= repaired.EventTime);
    }

    [Fact]
    public async Task Refuses_to_put_in_what_is_broken_still_and_names_the_map_that_repairs_it()
    {
        var hold = await HoldAsync(new Payments("still"), batches: 1);

        var refused = await _node.Http.PostJsonAsync("/quarantine/replay", new { hold }, Stop);
        var wrong = await _node.Http.PostJsonAsync("/quarantine/replay", new { hold, maps = new[] { "amunt = 5", "amount = amt / 2", "amount" } }, Stop);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("amount = amount / 1000", refused.Detail);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.All((string[])["amunt", "amt", "'amount' is no map"], part => Assert.Contains(part, wrong.Detail));
    }

    [Fact]
    public async Task Loses_and_doubles_nothing_when_it_is_killed_in_the_middle_of_a_replay()
    {
        var payments = new Payments("killed-replay");
        var hold = await HoldAsync(payments, batches: 60);
        await _node.Http.PostJsonAsync("/quarantine/replay", new { hold, maps = new[] { "amount = amount / 1000" } }, Stop);
        await _node.KillAsync();
        await _node.StartAsync(Stop);

        await PublishedAsync(payments);

        Assert.Equal(payments.Ids.Count(), Accepted("killed-replay").Count());
    }

    [Fact]
    public async Task Puts_single_rows_in_after_a_repair_and_keeps_those_that_still_fail_with_new_reasons()
    {
        await _node.Http.PostJsonAsync("/records", Rows.Records(Rows.RecordWith("single-1", "amount", "12"), Rows.RecordWith("single-2", "country", "XX")), Stop);

        var replay = await ReplayedAsync(new { scenario = "fraud", maps = new[] { "amount = amount" } });
        await Bus.WaitAsync<RecordAccepted>(fact => fact.Records.Any(record => record.Id == "single-1"), Stop);
        var left = Assert.Single((await _node.Http.JsonAsync("/quarantine", Stop)).EnumerateArray());

        Assert.Equal((1, 1), (replay.GetProperty("accepted").GetInt64(), replay.GetProperty("refused").GetInt64()));
        Assert.Equal(("single-2", "country"), (left.Text("recordId"), left.Text("field")));
    }

    private IEnumerable<AcceptedRecord> Accepted(string prefix) =>
        Bus.Of<RecordAccepted>().SelectMany(fact => fact.Records).Where(record => record.Id.StartsWith(prefix + "-", StringComparison.Ordinal));

    private Task PublishedAsync(Payments payments) =>
        Eventually.HoldsAsync(() => Task.FromResult(Accepted(payments.Prefix).Select(record => record.Id).ToHashSet().IsSupersetOf(payments.Ids)), "all rows are published", Stop);

    private async Task<string> HoldAsync(Payments payments, int batches)
    {
        for (var batch = 0; batch < 4; batch++)
        {
            await _node.Http.PostJsonAsync("/records", payments.Take(500), Stop);
        }

        JsonElement held = default;
        for (var batch = 0; batch < batches; batch++)
        {
            held = (await _node.Http.PostJsonAsync("/records", payments.Take(100, HoldTests.InCents), Stop)).Body;
        }

        return held.Text("holdId");
    }

    private async Task<JsonElement> ReplayedAsync(object order)
    {
        var begun = await _node.Http.PostJsonAsync("/quarantine/replay", order, Stop);
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        JsonElement replay = default;
        await Eventually.HoldsAsync(
            async () => (replay = await _node.Http.JsonAsync($"/quarantine/replays/{begun.Body.GetProperty("replays")[0].GetString()}", Stop)).Text("state") != "running", "the replay ends", Stop);
        return replay;
    }
}
