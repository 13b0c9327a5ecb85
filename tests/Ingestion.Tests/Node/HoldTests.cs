using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class HoldTests(RabbitMqFixture rabbit) : IAsyncLifetime
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
    public async Task Holds_batches_whose_unit_changed_as_one_incident_and_publishes_none_of_them()
    {
        var payments = new Payments("unit");
        await TeachAsync(payments);
        var held = await SendAsync(payments.Take(20, InCents));
        await SendAsync(payments.Take(20, InCents));
        await SendAsync(payments.Take(20, source: "other"));
        var told = await Bus.WaitAsync<BatchHeld>(fact => fact.HoldId == held.Text("holdId"), Stop);
        await Bus.WaitAsync<RecordAccepted>(fact => fact.Records.Any(record => record.Id == "unit-2059"), Stop);

        Assert.Equal((0, 20), (Number(held, "accepted"), Number(held, "held")));
        Assert.Equal(("amount", "unit-change", "till", 20), (told.Field, told.Check, told.Source, told.Rows));
        Assert.Contains("1000", told.SuspectedChange);
        Assert.Equal(5, told.Sample.Count);
        Assert.DoesNotContain(Bus.Of<RecordAccepted>().SelectMany(fact => fact.Records), record => record.Id is "unit-2000" or "unit-2039");
        Assert.Equal(40, Number((await _node.Http.JsonAsync("/quarantine/holds", Stop))[0], "rows"));
        Assert.Single(Bus.Of<BatchHeld>(), fact => fact.HoldId == told.HoldId);
    }

    [Fact]
    public async Task Holds_rows_that_break_the_contract_one_by_one_as_a_batch_when_all_do()
    {
        var payments = new Payments("renamed");
        await TeachAsync(payments);

        var held = await SendAsync(payments.Take(20, fields =>
        {
            fields["amt"] = fields["amount"]?.DeepClone();
            fields.Remove("amount");
        }));
        var told = await Bus.WaitAsync<BatchHeld>(fact => fact.HoldId == held.Text("holdId"), Stop);

        Assert.Equal((20, 0), (Number(held, "held"), held.GetProperty("quarantined").GetArrayLength()));
        Assert.Equal(("amount", "renamed"), (told.Field, told.Check));
        Assert.Contains("amt", told.SuspectedChange);
    }

    [Fact]
    public async Task Ends_by_itself_once_clean_batches_come_and_keeps_what_was_held()
    {
        var payments = new Payments("recovers");
        await TeachAsync(payments);
        var held = await SendAsync(payments.Take(20, InCents));
        for (var batch = 0; batch < 12; batch++)
        {
            await SendAsync(payments.Take(20));
        }

        var told = await Bus.WaitAsync<BatchReleased>(fact => fact.HoldId == held.Text("holdId"), Stop);
        var hold = (await _node.Http.JsonAsync("/quarantine/holds", Stop))[0];

        Assert.Equal("recovered", told.Reason);
        Assert.Equal(("released", told.Rows), (hold.Text("state"), Number(hold, "rows")));
        Assert.Equal(20, Number(await SendAsync(payments.Take(20)), "accepted"));
    }

    [Fact]
    public async Task Is_still_held_after_a_kill_with_every_row_it_acknowledged()
    {
        var payments = new Payments("killed");
        await TeachAsync(payments);
        var acknowledged = 0L;
        string hold = "";
        for (var round = 0; round < 3; round++)
        {
            for (var batch = 0; batch < 5; batch++)
            {
                var answer = await SendAsync(payments.Take(50, InCents));
                acknowledged += Number(answer, "held");
                hold = answer.Text("holdId");
            }

            await _node.KillAsync();
            await _node.StartAsync(Stop);
        }

        var known = (await _node.Http.JsonAsync("/quarantine/holds", Stop)).EnumerateArray().Single();

        Assert.Equal((750, hold, "open"), (Number(known, "rows"), known.Text("holdId"), known.Text("state")));
        Assert.Equal(750, acknowledged);
        Assert.Single(Bus.Of<BatchHeld>(), fact => fact.HoldId == hold);
    }

    internal static void InCents(JsonObject fields) => fields["amount"] = (fields["amount"]?.GetValue<double>() ?? 0) * 1_000;

    internal static long Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt64();


    private async Task TeachAsync(Payments payments)
    {
        for (var batch = 0; batch < 4; batch++)
        {
            Assert.Equal(500, Number(await SendAsync(payments.Take(500)), "accepted"));
        }
    }

    private async Task<JsonElement> SendAsync(JsonObject batch) => (await _node.Http.PostJsonAsync("/records", batch, Stop)).Body;
}
