using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class AutoSealTests(RabbitMqFixture rabbit)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seals_once_there_are_labels_for_a_first_model_and_then_after_many_rows()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await using var node = IngestionNode.Create(
            rabbit,
            ("Ingestion__FirstSealLabels", "3"), ("Ingestion__FirstSealPositives", "1"), ("Ingestion__SealEveryRows", "100"), ("Ingestion__SealAtMostEvery", "00:00:01"));
        await node.StartAsync(Stop);
        await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("a"), Rows.Record("b"), Rows.Record("c")), Stop);
        await node.Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("a", 0), Rows.Label("b", 1), Rows.Label("c", 0)), Stop);
        var first = await SealedAsync(node, bus, rows: 3);
        await node.Http.PostJsonAsync("/records", Rows.Records(Enumerable.Range(0, 100).Select(row => Rows.Record($"more-{row}"))), Stop);
        var second = await SealedAsync(node, bus, rows: 103);

        Assert.Equal((3, 1), (first.LabelledRows, first.Positives));
        Assert.Equal((3, 1), (second.LabelledRows, second.Positives));
    }

    // By its id: other nodes of these tests seal on the same broker.
    private static async Task<SnapshotSealed> SealedAsync(NodeProcess node, LabBus bus, long rows)
    {
        var id = "";
        await Eventually.HoldsAsync(
            async () => (id = (await node.Http.JsonAsync("/snapshots", Stop)).EnumerateArray().Where(snapshot => snapshot.GetProperty("rows").GetInt64() == rows).Select(snapshot => snapshot.Text("id")).FirstOrDefault("")).Length > 0,
            $"a snapshot of {rows} rows is sealed",
            Stop);
        return await bus.WaitAsync<SnapshotSealed>(fact => fact.SnapshotId == id, Stop);
    }
}
