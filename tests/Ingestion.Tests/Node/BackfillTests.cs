using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Training;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class BackfillTests(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private readonly NodeProcess _node = IngestionNode.Create(rabbit);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HttpClient Http => _node.Http;

    public async ValueTask InitializeAsync() => await _node.StartAsync(Stop);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Replaces_rows_in_new_snapshots_and_leaves_old_ones_as_they_were()
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b")), Stop);
        var before = await SealAsync();
        await BackfillAsync(Changed("a", 99));
        var after = await SealAsync();

        Assert.Equal(["a 12.5", "b 12.5"], await AmountsAsync(before));
        Assert.Equal(["a 99", "b 12.5"], await AmountsAsync(after));
    }

    [Fact]
    public async Task Shows_what_was_known_at_a_time()
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b")), Stop);
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 1, "2026-01-20T00:00:00.000Z")), Stop);
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 0, "2026-03-01T00:00:00.000Z")), Stop);
        await BackfillAsync(Changed("a", 99));
        var id = await SealAsync();

        Assert.Empty(await AmountsAsync(id, "2026-01-05T00:02:59Z"));
        Assert.Equal(["a 12.5", "b 12.5"], await AmountsAsync(id, "2026-01-05T00:03:00Z"));
        Assert.Equal(["a 12.5 1", "b 12.5"], await AmountsAsync(id, "2026-01-20T00:00:00Z"));
        Assert.Equal(["a 99 1", "b 12.5"], await AmountsAsync(id, "2026-02-10T00:00:00Z"));
        Assert.Equal(["a 99 0", "b 12.5"], await AmountsAsync(id));
    }

    [Fact]
    public async Task Names_what_it_rewrote_and_the_models_that_learned_from_it()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b")), Stop);
        var before = await SealAsync();
        await Eventually.HoldsAsync(() => LearnsAsync(bus, before), "the model is known", Stop);
        await BackfillAsync(Changed("a", 99), Rows.Record("late"));
        var after = await SealAsync();

        var told = await bus.WaitAsync<SnapshotSealed>(fact => fact.SnapshotId == after, Stop);
        var backfill = Assert.Single(told.Backfills ?? []);
        Assert.Equal(("amounts were wrong", 2, 1, before), (backfill.Reason, backfill.Rows, backfill.Replaced, told.Parent));
        Assert.Equal(["fraud/3"], backfill.Models);
        Assert.Equal("amounts were wrong", (await ShowAsync(after)).GetProperty("manifest").GetProperty("backfills")[0].Text("reason"));
    }

    [Fact]
    public async Task Is_told_by_the_snapshot_that_holds_it_first_and_no_other()
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a")), Stop);
        await BackfillAsync(Changed("a", 99));
        await SealAsync();
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("b")), Stop);
        var later = await SealAsync();

        Assert.Equal(["a 99", "b 12.5"], await AmountsAsync(later));
        Assert.Equal(0, (await ShowAsync(later)).GetProperty("manifest").GetProperty("backfills").GetArrayLength());
    }

    [Fact]
    public async Task Statistics_count_the_rows_that_stand()
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.RecordWith("b", "device_id", "d-1")), Stop);
        await BackfillAsync(Changed("a", 99));
        var manifest = (await ShowAsync(await SealAsync())).GetProperty("manifest");
        var columns = manifest.GetProperty("columns").EnumerateArray().ToDictionary(column => column.Text("name"));

        Assert.Equal((2, "99", "12.5"), (manifest.GetProperty("rows").GetInt32(), columns["amount"].Text("max"), columns["amount"].Text("min")));
        Assert.Equal(("1", "1", "text"), (columns["device_id"].Text("count"), columns["device_id"].Text("nulls"), columns["device_id"].Text("type")));
        Assert.Equal(("2026-01-04T23:00:00+00:00", 2), (manifest.Text("watermark"), manifest.GetProperty("format").GetInt32()));
    }

    // Nodes of other tests take events from the same queue, so each is told until it comes here.
    private async Task<bool> LearnsAsync(LabBus bus, string snapshot)
    {
        var none = new Dictionary<string, double>();
        await bus.PublishAsync(new ModelRegistered("fraud", "3", "hash", "run-1", none, DateTimeOffset.UnixEpoch), Stop);
        await bus.PublishAsync(new TrainingCompleted("run-2", "fraud", "fraud", snapshot, "view", "gbdt", "hash", 1, 1, 1, 0.5, none, DateTimeOffset.UnixEpoch, Kind: "experiment"), Stop);
        await bus.PublishAsync(new TrainingCompleted("run-1", "fraud", "fraud", snapshot, "view", "gbdt", "hash", 1, 1, 1, 0.5, none, DateTimeOffset.UnixEpoch), Stop);
        return (await ShowAsync(snapshot)).GetProperty("models").GetRawText().Contains("\"version\":\"3\"", StringComparison.Ordinal);
    }

    private static JsonObject Changed(string id, double amount)
    {
        var row = Rows.RecordWith(id, "amount", amount);
        row["arrivalTime"] = "2026-02-10T00:00:00.000Z";
        return row;
    }

    private async Task BackfillAsync(params JsonObject[] rows)
    {
        var request = Rows.Records(rows);
        request["backfill"] = "amounts were wrong";
        await Http.PostJsonAsync("/records", request, Stop);
    }

    private Task<JsonElement> ShowAsync(string id) => Http.JsonAsync($"/snapshots/{id}", Stop);

    private async Task<string> SealAsync() => (await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop)).Body.Text("id");

    private async Task<string[]> AmountsAsync(string id, string? asOf = null) =>
        [.. (await IngestionNode.RowsAsync(Http, id, Stop, asOf)).Select(row => $"{row.Text("id")} {row.GetProperty("fields").Text("amount")} {row.Text("label")}".TrimEnd()).Order(StringComparer.Ordinal)];
}
