using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class KillTests(RabbitMqFixture rabbit, ITestOutputHelper output)
{
    private const int Batches = 120;
    private const int RowsPerBatch = 100;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loses_and_doubles_nothing_it_acknowledged_when_it_is_killed_under_load()
    {
        await using var bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        await using var node = IngestionNode.Create(rabbit, ("Ingestion__SegmentBytes", "200000"));
        await node.StartAsync(Stop);
        var clients = new Clients(node.Http, Batches, RowsPerBatch);
        var sending = clients.SendAllAsync(Stop);
        foreach (var share in (double[])[0.2, 0.5, 0.8])
        {
            await Eventually.HoldsAsync(() => Task.FromResult(clients.Acknowledged >= share * Batches), "more batches are acknowledged", Stop);
            await node.KillAsync();
            await node.StartAsync(Stop);
        }

        await sending;
        var sent = Enumerable.Range(0, Batches * RowsPerBatch).Select(row => $"kill-{row}").ToHashSet();
        await Eventually.HoldsAsync(() => Task.FromResult(Published(bus).ToHashSet().IsSupersetOf(sent)), "all rows are published", Stop);
        var snapshot = await node.Http.PostJsonAsync("/snapshots", new { scenario = "fraud" }, Stop);
        var rows = (await IngestionNode.RowsAsync(node.Http, snapshot.Body.Text("id"), Stop)).Select(row => row.Text("id")).ToArray();
        output.WriteLine($"{rows.Length} rows, {clients.Failures} requests failed, {clients.Duplicates} rows were sent again and recognised");

        Assert.Equal(sent.Count, rows.Length);
        Assert.True(sent.SetEquals(rows));
        Assert.Equal(sent.Count, Published(bus).Count());
        Assert.True(clients.Failures > 0);
    }

    private static IEnumerable<string> Published(LabBus bus) =>
        bus.Of<RecordAccepted>().SelectMany(fact => fact.Records).Select(record => record.Id).Where(id => id.StartsWith("kill-", StringComparison.Ordinal));
}
