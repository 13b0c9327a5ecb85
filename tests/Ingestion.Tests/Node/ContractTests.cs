using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class ContractTests(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private readonly OwnScenarios _scenarios = new();
    private NodeProcess? _node;
    private LabBus? _bus;
    private DateTimeOffset? _heldAt;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LabBus Bus => _bus ?? throw new InvalidOperationException("The bus is not connected.");

    private NodeProcess Node => _node ?? throw new InvalidOperationException("The node was not started.");

    public async ValueTask InitializeAsync()
    {
        _bus = await LabBus.ConnectAsync(rabbit.ConnectionString, Stop);
        _node = IngestionNode.Create(rabbit, ("LAB_SCENARIOS", _scenarios.Folder));
        await Node.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Bus.DisposeAsync();
        _scenarios.Dispose();
    }

    [Fact]
    public async Task A_compatible_change_is_the_next_minor_version_and_told_once_over_restarts()
    {
        var answer = await PutAsync(_scenarios.With(("[chip, ", "[chip, "), ("wallet, phone]", "wallet, phone, app]")));
        var told = await ToldAsync("1.1");
        await Node.KillAsync();
        await Node.StartAsync(Stop);
        await PutAsync(_scenarios.With(("max: 2,", "max: 3,"), ("wallet, phone]", "wallet, phone, app]")));
        await ToldAsync("1.2");

        Assert.Equal(("1.0", "1.1", "minor"), (answer.Body.Text("from"), answer.Body.Text("to"), answer.Body.Text("level")));
        Assert.Equal(("channel", "domain-widened", "app"), told.Differences.Select(one => (one.Field, one.Kind, one.To ?? "")).Single());
        Assert.Equal(["1.0", "1.1", "1.2"], (await Node.Http.JsonAsync($"/contracts/{_scenarios.Name}/history", Stop)).EnumerateArray().Select(one => one.Text("version")));
        Assert.Equal(["1.1", "1.2"], Bus.Of<SchemaChanged>().Where(fact => fact.Scenario == _scenarios.Name).Select(fact => fact.ToVersion));
    }

    [Fact]
    public async Task A_breaking_change_is_refused_with_every_difference_and_its_remedy_until_somebody_says_why()
    {
        var breaking = _scenarios.With(("unit: EUR, min: 0.01", "unit: ct, min: 1"), ("nullable: true, min: 0, max: 20040", "min: 0, max: 20040"));

        var refused = await PutAsync(breaking);
        var before = await Node.Http.JsonAsync($"/contracts/{_scenarios.Name}", Stop);
        var taken = await PutAsync(breaking, major: true, why: "tills count in cents now");
        var told = await ToldAsync("2.0");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["amount unit-changed", "amount range-narrowed", "distance_km nullable-tightened"],
            refused.Body.GetProperty("differences").EnumerateArray().Select(one => $"{one.Text("field")} {one.Text("kind")}"));
        Assert.All(refused.Body.GetProperty("differences").EnumerateArray(), one => Assert.NotEmpty(one.Text("remedy")));
        Assert.Equal("1.0", before.GetProperty("version").Text("version"));
        Assert.Equal(("2.0", "major", "tills count in cents now"), (taken.Body.Text("to"), told.Level, told.Why));
    }

    [Fact]
    public async Task A_breaking_change_in_the_file_while_the_node_is_off_is_taken_at_the_start_and_told_as_major()
    {
        await Node.KillAsync();
        _scenarios.Write(_scenarios.With(("max: 50000", "max: 4000")));
        await Node.StartAsync(Stop);

        var told = await ToldAsync("2.0");

        Assert.Equal(("1.0", "major", "found in the file; nobody said why"), (told.FromVersion, told.Level, told.Why));
        Assert.Equal(("range-narrowed", "max 50000", "max 4000"), told.Differences.Select(one => (one.Kind, one.From ?? "", one.To ?? "")).Single());
    }

    [Fact]
    public async Task A_hold_ends_with_the_contract_that_repairs_it_and_its_rows_are_replayed_once_at_their_event_time()
    {
        var payments = new Payments($"{_scenarios.Name}-renamed");
        var hold = await HoldAsync(payments, Rename);
        var other = await PutAsync(_scenarios.With(("max: 2,", "max: 3,")));
        var between = await StateOfAsync(hold);

        await PutAsync(_scenarios.With(("max: 2,", "max: 3,"), ("amount", "amt")), major: true, why: "the till calls it amt");
        var released = await Bus.WaitAsync<BatchReleased>(fact => fact.HoldId == hold, Stop);
        var fresh = await SendAsync(payments.Take(20, Rename));
        await Node.Http.PostJsonAsync("/quarantine/replay", new { hold }, Stop);
        await Node.Http.PostJsonAsync("/quarantine/replay", new { hold }, Stop);
        await PublishedAsync(payments);

        Assert.Equal(("1.1", "open"), (other.Body.Text("to"), between));
        Assert.Equal("contract changed to 2.0", released.Reason);
        Assert.Equal(20, HoldTests.Number(fresh, "accepted"));
        Assert.Equal(payments.Ids.Count(), Accepted(payments).Count());
        Assert.Equal(payments.Ids.Count(), Accepted(payments).Select(record => record.Id).Distinct().Count());
        Assert.Equal(_heldAt, Accepted(payments).Single(record => record.Id == $"{payments.Prefix}-2000").EventTime);
    }

    [Fact]
    public async Task A_hold_of_a_changed_unit_ends_with_the_unit_and_not_with_wider_limits()
    {
        var payments = new Payments($"{_scenarios.Name}-unit");
        var hold = await HoldAsync(payments, HoldTests.InCents);
        await PutAsync(_scenarios.With(("max: 50000", "max: 50000000")));
        var wider = await StateOfAsync(hold);
        var held = await SendAsync(payments.Take(20, HoldTests.InCents));

        await Node.KillAsync();
        _scenarios.Write(_scenarios.With(("unit: EUR, min: 0.01, max: 50000", "unit: mEUR, min: 1, max: 50000000")));
        await Node.StartAsync(Stop);
        var released = await Bus.WaitAsync<BatchReleased>(fact => fact.HoldId == hold, Stop);

        Assert.Equal(("open", hold), (wider, held.Text("holdId")));
        Assert.Equal(("contract changed to 2.0", 120), (released.Reason, released.Rows));
        Assert.Equal(20, HoldTests.Number(await SendAsync(payments.Take(20, HoldTests.InCents)), "accepted"));
    }

    [Fact]
    public async Task A_snapshot_names_the_versions_its_rows_were_taken_under()
    {
        await SendAsync(Batch("a"));
        await PutAsync(_scenarios.With(("max: 2,", "max: 3,")));
        await SendAsync(Batch("b"));
        var snapshot = (await Node.Http.PostJsonAsync("/snapshots", new { scenario = _scenarios.Name }, Stop)).Body.Text("id");

        var manifest = (await Node.Http.JsonAsync($"/snapshots/{snapshot}", Stop)).GetProperty("manifest");

        Assert.Equal(["1.0", "1.1"], manifest.GetProperty("contracts").EnumerateArray().Select(version => version.GetString() ?? ""));
    }

    [Fact]
    public async Task Bad_input_names_the_field_and_a_remedy()
    {
        var path = $"/contracts/{_scenarios.Name}";
        (HttpStatusCode, string)[] answers =
        [
            Said(await PutAsync("")),
            Said(await PutAsync("name: [")),
            Said(await PutAsync(_scenarios.With(($"name: {_scenarios.Name}", "name: other")))),
            Said(await PutAsync(_scenarios.With(("max: 2,", "max: 1,")), major: true)),
            Said(await Node.Http.SendJsonAsync(HttpMethod.Get, $"{path}/diff/1.0/nine", null, Stop)),
            Said(await Node.Http.SendJsonAsync(HttpMethod.Get, $"{path}/diff/1.0/9.0", null, Stop)),
            Said(await Node.Http.SendJsonAsync(HttpMethod.Get, $"{path}?version=x", null, Stop)),
            Said(await Node.Http.SendJsonAsync(HttpMethod.Get, "/contracts/nothing/history", null, Stop)),
        ];

        Assert.Equal([400, 400, 400, 400, 400, 404, 400, 404], answers.Select(answer => (int)answer.Item1));
        Assert.Equal(["text:", "text:", "text:", "why:", "to:", "The", "version:", "There"], answers.Select(answer => answer.Item2.Split(' ')[0]));
    }

    private static (HttpStatusCode, string) Said(JsonAnswer answer) => (answer.Status, answer.Detail);

    private static void Rename(JsonObject fields)
    {
        fields["amt"] = fields["amount"]?.DeepClone();
        fields.Remove("amount");
    }

    private Task<JsonAnswer> PutAsync(string text, bool major = false, string? why = null) =>
        Node.Http.SendJsonAsync(HttpMethod.Put, $"/scenarios/{_scenarios.Name}", new { text, major, why }, Stop);

    private async Task<SchemaChanged> ToldAsync(string version) =>
        await Bus.WaitAsync<SchemaChanged>(fact => fact.Scenario == _scenarios.Name && fact.ToVersion == version, Stop);

    private async Task<string> StateOfAsync(string hold) =>
        (await Node.Http.JsonAsync("/quarantine/holds", Stop)).EnumerateArray().Single(one => one.Text("holdId") == hold).Text("state");

    private IEnumerable<AcceptedRecord> Accepted(Payments payments) =>
        Bus.Of<RecordAccepted>().SelectMany(fact => fact.Records).Where(record => record.Id.StartsWith(payments.Prefix + "-", StringComparison.Ordinal));

    private Task PublishedAsync(Payments payments) =>
        Eventually.HoldsAsync(() => Task.FromResult(Accepted(payments).Select(record => record.Id).ToHashSet().IsSupersetOf(payments.Ids)), "all rows are published", Stop);

    private async Task<string> HoldAsync(Payments payments, Action<JsonObject> spoil)
    {
        for (var batch = 0; batch < 4; batch++)
        {
            await SendAsync(payments.Take(500));
        }

        var broken = payments.Take(100, spoil);
        _heldAt = broken["records"]?[0]?["eventTime"]?.GetValue<string>() is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null;
        return (await SendAsync(broken)).Text("holdId");
    }

    private JsonObject Batch(string id) => Rows.Records(Enumerable.Range(0, 5).Select(row => Rows.Record($"{_scenarios.Name}-{id}-{row}")));

    private async Task<JsonElement> SendAsync(JsonObject batch)
    {
        batch["scenario"] = _scenarios.Name;
        return (await Node.Http.PostJsonAsync("/records", batch, Stop)).Body;
    }
}
