using System.Net;
using System.Security.Cryptography;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class SnapshotTests(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private readonly NodeProcess _node = IngestionNode.Create(rabbit);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HttpClient Http => _node.Http;

    public async ValueTask InitializeAsync() => await _node.StartAsync(Stop);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task Holds_rows_and_labels_as_of_the_seal_for_good()
    {
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("b", 1)), Stop);
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b"), Rows.Record("c")), Stop);
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 0)), Stop);
        var first = await SealAsync();
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("d")), Stop);
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 1, "2026-02-02T00:00:00.000Z"), Rows.Label("c", 0)), Stop);
        var second = await SealAsync();

        Assert.Equal(["a 0", "b 1", "c "], await LabelsOfAsync(first));
        Assert.Equal(["a 1", "b 1", "c 0", "d "], await LabelsOfAsync(second));
    }

    [Fact]
    public async Task Says_with_which_chance_a_record_passed_that_was_to_be_stopped()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        var answers = new PredictionMade("fraud", [Answer("a", explored: true, 0.01), Answer("b", explored: false, 0.01), Answer("c", explored: false, 1)], DateTimeOffset.UnixEpoch);
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b"), Rows.Record("c")), Stop);
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 1), Rows.Label("c", 0)), Stop);
        var told = "";
        await Eventually.HoldsAsync(async () => (await ToldAsync()).Contains("\"p\":", StringComparison.Ordinal), "the answers are known", Stop);

        Assert.Equal(["a 0.01", "b ", "c "], (await IngestionNode.RowsAsync(Http, told, Stop)).Select(row => $"{row.Text("id")} {row.Text("p")}"));
        Assert.Equal(["a 1", "b ", "c 0"], await LabelsOfAsync(told));
        Assert.Equal(HttpStatusCode.OK, (await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop)).Status);

        // Nodes of other tests share the queue, so the answers are given until this one has them: once or twice makes no difference.
        async Task<string> ToldAsync()
        {
            await bus.PublishAsync(answers, Stop);
            told = (await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop)).Body.Text("id");
            return await Http.GetStringAsync($"/snapshots/{told}/rows", Stop);
        }
    }

    [Fact]
    public async Task Is_named_by_the_hash_of_its_manifest_and_told_once()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a")), Stop);
        var id = await SealAsync();
        var again = await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop);
        var told = await bus.WaitAsync<SnapshotSealed>(fact => fact.SnapshotId == id, Stop);
        var manifest = await File.ReadAllBytesAsync(Path.Combine(_node.DataFolder, "snapshots", "fraud", $"{id}.json"), Stop);

        Assert.Equal((HttpStatusCode.OK, id), (again.Status, again.Body.Text("id")));
        Assert.Equal(id, Convert.ToHexStringLower(SHA256.HashData(manifest)));
        Assert.Equal((1, 0), (told.Rows, told.LabelledRows));
        Assert.Single(bus.Of<SnapshotSealed>());
    }

    [Fact]
    public async Task Has_the_same_content_whatever_the_order_rows_came_in()
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b")), Stop);
        await Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 1)), Stop);
        var one = await ContentOfAsync(Http, await SealAsync());
        await using var other = IngestionNode.Create(rabbit);
        await other.StartAsync(Stop);
        await other.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("b")), Stop);
        await other.Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 1)), Stop);
        await other.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b")), Stop);
        var sealed2 = await other.Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop);

        Assert.Equal(one, await ContentOfAsync(other.Http, sealed2.Body.Text("id")));
    }

    [Theory]
    [InlineData("segments/fraud/records/00000001.seg")]
    [InlineData("snapshots/fraud/*.labels")]
    [InlineData("snapshots/fraud/*.json")]
    public async Task Refuses_to_give_rows_of_files_that_were_changed(string pattern)
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b")), Stop);
        var id = await SealAsync();
        var folder = Path.Combine(_node.DataFolder, Path.GetDirectoryName(pattern) ?? "");
        var path = Directory.GetFiles(folder, Path.GetFileName(pattern)).Single();
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Stop);

        var answer = await Http.SendJsonAsync(HttpMethod.Get, $"/snapshots/{id}/rows", null, Stop);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("damaged", answer.Detail);
    }

    [Fact]
    public async Task Is_found_by_the_first_characters_of_its_id()
    {
        await Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a")), Stop);
        var id = await SealAsync();

        Assert.Equal(id, (await Http.JsonAsync($"/snapshots/{id[..8]}", Stop)).GetProperty("snapshot").Text("id"));
        Assert.Single(await IngestionNode.RowsAsync(Http, id[..8], Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await Http.SendJsonAsync(HttpMethod.Get, $"/snapshots/{id[..3]}", null, Stop)).Status);
    }

    [Fact]
    public async Task Says_that_there_is_nothing_to_seal() =>
        Assert.Equal(HttpStatusCode.Conflict, (await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop)).Status);

    private static Prediction Answer(string record, bool explored, double propensity) => new(
        record, record, DateTimeOffset.UnixEpoch, null, "stable", "1", 0.9, explored ? "approve" : "block", !explored && propensity < 1, 1, false, false, null, false, explored, propensity);

    private async Task<string> SealAsync()
    {
        var answer = await Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Body.Text("id");
    }

    private async Task<string[]> LabelsOfAsync(string id) =>
        [.. (await IngestionNode.RowsAsync(Http, id, Stop)).Select(row => $"{row.Text("id")} {row.Text("label")}")];

    private static async Task<string> ContentOfAsync(HttpClient http, string id) =>
        (await http.JsonAsync($"/snapshots/{id}", Stop)).GetProperty("manifest").Text("content");
}
