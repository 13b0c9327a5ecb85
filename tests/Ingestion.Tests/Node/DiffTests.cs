using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.TestNodes;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class DiffTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private InProcessNode? _node;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HttpClient Http => (_node ?? throw new InvalidOperationException("The node was not started.")).Http;

    public async ValueTask InitializeAsync() => _node = await InProcessNode.OpenAsync(_folder.Path, Stop);

    public async ValueTask DisposeAsync()
    {
        if (_node is { } node)
        {
            await node.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Counts_rows_added_and_changed_and_labels_revised()
    {
        await SendAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b"), Rows.Record("c")));
        await SendAsync("/labels", Rows.Labels(Rows.Label("a", 0), Rows.Label("b", 1)));
        var before = await SealAsync();
        var backfill = Rows.Records(Rows.RecordWith("a", "amount", 99), Rows.Record("d"));
        backfill["backfill"] = "amounts were wrong";
        await SendAsync("/records", backfill);
        await SendAsync("/labels", Rows.Labels(Rows.Label("a", 1, "2026-03-01T00:00:00.000Z"), Rows.Label("b", 0, "2026-03-01T00:00:00.000Z"), Rows.Label("c", 1)));
        var after = await SealAsync();

        var diff = await DiffAsync(before, after);

        Assert.Equal("""{"added":1,"removed":0,"changed":1,"same":2}""", diff.GetProperty("rows").GetRawText());
        Assert.Equal("""{"new":1,"withdrawn":0,"toPositive":1,"toNegative":1}""", diff.GetProperty("labels").GetRawText());
        Assert.Equal("""{"added":0,"removed":1,"changed":1,"same":2}""", (await DiffAsync(after, before)).GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task Measures_how_far_each_column_moved()
    {
        await SendAsync("/records", Rows.Records(Enumerable.Range(0, 500).Select(row => Rows.RecordWith($"a-{row}", "amount", 1 + row))));
        var before = await SealAsync();
        await SendAsync("/records", Rows.Records(Enumerable.Range(0, 500).Select(row => Rows.RecordWith($"b-{row}", "amount", 1_001 + row))));
        var after = await SealAsync();

        var columns = (await DiffAsync(before, after)).GetProperty("columns").EnumerateArray().ToArray();
        var channel = columns.Single(column => column.Text("name") == "channel");

        Assert.Equal(("amount", "shifted", "large"), (columns[0].Text("name"), columns[0].Text("change"), columns[0].Text("size")));
        Assert.Equal(("same", "none"), (channel.Text("change"), channel.Text("size")));
    }

    [Fact]
    public async Task A_snapshot_does_not_differ_from_itself()
    {
        await SendAsync("/records", Rows.Records(Rows.Record("a")));
        var id = await SealAsync();

        Assert.True((await DiffAsync(id, id)).GetProperty("sameContent").GetBoolean());
    }

    [Fact]
    public async Task Says_which_snapshot_is_unknown()
    {
        await SendAsync("/records", Rows.Records(Rows.Record("a")));
        var answer = await Http.SendJsonAsync(HttpMethod.Get, $"/snapshots/{await SealAsync()}/diff/ffff", null, Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    private Task SendAsync(string path, JsonObject request) => Http.PostJsonAsync(path, request, Stop);

    private async Task<string> SealAsync() => (await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop)).Body.Text("id");

    private Task<JsonElement> DiffAsync(string from, string to) => Http.JsonAsync($"/snapshots/{from}/diff/{to}", Stop);
}
