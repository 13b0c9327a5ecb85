using System.Net;
using System.Text.Json.Nodes;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.TestNodes;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class IntakeTests(IngestionNode node) : IClassFixture<IngestionNode>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publishes_what_it_accepted_once()
    {
        await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("once-1"), Rows.Record("once-2")), Stop);
        await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("once-2"), Rows.Record("once-3")), Stop);
        await node.Bus.WaitAsync<RecordAccepted>(fact => fact.Records.Any(record => record.Id == "once-3"), Stop);

        var published = node.Bus.Of<RecordAccepted>().SelectMany(fact => fact.Records).Select(record => record.Id).Where(id => id.StartsWith("once-", StringComparison.Ordinal));

        Assert.Equal(["once-1", "once-2", "once-3"], published);
    }

    [Fact]
    public async Task Counts_a_second_copy_as_duplicate_within_and_across_requests()
    {
        await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("copy-1")), Stop);

        var answer = await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("copy-1"), Rows.Record("copy-2"), Rows.Record("copy-2")), Stop);

        Assert.Equal((1, 2), (answer.Body.GetProperty("accepted").GetInt32(), answer.Body.GetProperty("duplicates").GetInt32()));
    }

    [Fact]
    public async Task Counts_a_copy_that_says_something_else_as_conflict_and_a_later_arrival_as_none()
    {
        var late = Rows.Record("conflict-2");
        late["arrivalTime"] = "2026-01-06T00:00:00.000Z";
        await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("conflict-1"), Rows.Record("conflict-2")), Stop);

        var answer = await node.Http.PostJsonAsync("/records", Rows.Records(Rows.RecordWith("conflict-1", "amount", 13), late), Stop);

        Assert.Equal((0, 2, 1), (answer.Body.GetProperty("accepted").GetInt32(), answer.Body.GetProperty("duplicates").GetInt32(), answer.Body.GetProperty("conflicts").GetInt32()));
    }

    [Fact]
    public async Task Takes_rows_of_a_backfill_in_the_place_of_earlier_ones_without_telling_them_as_new()
    {
        await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("old-1"), Rows.Record("old-2")), Stop);
        var backfill = Rows.Records(Rows.RecordWith("old-1", "amount", 13), Rows.Record("old-2"), Rows.Record("old-3"));
        backfill["backfill"] = "amounts were wrong";

        var answer = await node.Http.PostJsonAsync("/records", backfill, Stop);
        var again = await node.Http.PostJsonAsync("/records", (JsonObject)backfill.DeepClone(), Stop);
        await node.Bus.WaitAsync<RecordAccepted>(fact => fact.Records.Any(record => record.Id == "old-3"), Stop);
        var told = node.Bus.Of<RecordAccepted>().SelectMany(fact => fact.Records).Select(record => record.Id).Where(id => id.StartsWith("old-", StringComparison.Ordinal));

        Assert.Equal((2, 1, 1), (answer.Body.GetProperty("accepted").GetInt32(), answer.Body.GetProperty("duplicates").GetInt32(), answer.Body.GetProperty("replaced").GetInt32()));
        Assert.Equal((0, 3, 0), (again.Body.GetProperty("accepted").GetInt32(), again.Body.GetProperty("duplicates").GetInt32(), again.Body.GetProperty("conflicts").GetInt32()));
        Assert.Equal(["old-1", "old-2", "old-3"], told);
    }

    [Theory]
    [InlineData("", "2026-01-05T00:03:00.000Z", "backfill")]
    [InlineData("amounts were wrong", null, "records[0].arrivalTime")]
    public async Task Asks_of_a_backfill_why_and_since_when(string reason, string? arrival, string field)
    {
        var record = Rows.Record("why-1");
        record["arrivalTime"] = arrival;
        var request = Rows.Records(record);
        request["backfill"] = reason;

        var answer = await node.Http.PostJsonAsync("/records", request, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(field, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sets_a_bad_row_aside_with_its_reason_and_takes_the_good_one_beside_it()
    {
        var answer = await node.Http.PostJsonAsync("/records", Rows.Records(Rows.RecordWith("bad-1", "amount", "much"), Rows.Record("good-1")), Stop);
        var row = answer.Body.GetProperty("quarantined")[0];
        var kept = (await node.Http.JsonAsync("/quarantine?limit=1000", Stop)).EnumerateArray().Single(one => one.Text("recordId") == "bad-1");
        var told = await node.Bus.WaitAsync<RecordQuarantined>(fact => fact.Records.Any(record => record.RecordId == "bad-1"), Stop);

        Assert.Equal((HttpStatusCode.OK, 1), (answer.Status, answer.Body.GetProperty("accepted").GetInt32()));
        Assert.Equal(("0", "bad-1", "amount", "must be a number, not text"), (row.Text("index"), row.Text("id"), row.Text("field"), row.Text("reason")));
        Assert.Contains("\"much\"", kept.Text("raw"));
        Assert.Equal(kept.Text("id"), told.Records.Single(record => record.RecordId == "bad-1").QuarantineId);
    }

    [Fact]
    public async Task Keeps_the_same_bad_row_once_however_often_it_is_sent()
    {
        var request = Rows.Records(Rows.RecordWith("again-1", "amount", -5));
        for (var times = 0; times < 3; times++)
        {
            await node.Http.PostJsonAsync("/records", request, Stop);
        }

        Assert.Single((await node.Http.JsonAsync("/quarantine?limit=1000", Stop)).EnumerateArray(), one => one.Text("recordId") == "again-1");
    }

    [Fact]
    public async Task Publishes_a_label_once_and_a_later_one_again()
    {
        await node.Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("label-1", 1)), Stop);
        await node.Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("label-1", 1)), Stop);
        await node.Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("label-1", 0, "2026-02-01T00:00:00.000Z")), Stop);
        await node.Http.PostJsonAsync("/labels", Rows.Labels(Rows.Label("label-1", 1, "2026-01-25T00:00:00.000Z"), Rows.Label("label-2", 1)), Stop);
        await node.Bus.WaitAsync<LabelMatured>(fact => fact.Labels.Any(label => label.RecordId == "label-2"), Stop);

        var told = node.Bus.Of<LabelMatured>().SelectMany(fact => fact.Labels).Where(label => label.RecordId == "label-1").Select(label => label.Value);

        Assert.Equal([1, 0], told);
    }

    [Fact]
    public async Task Tells_every_reason_of_a_bad_row_in_the_answer_the_event_and_the_quarantine()
    {
        var fields = Rows.Fields();
        fields.Remove("amount");
        (fields["amt"], fields["country"], fields["limit_used"]) = (12.5, "XX", 7);
        var answer = await node.Http.PostJsonAsync("/records", Rows.Records(Rows.Record("all-reasons", fields)), Stop);
        var told = await node.Bus.WaitAsync<RecordQuarantined>(fact => fact.Records.Any(record => record.RecordId == "all-reasons"), Stop);
        var kept = (await node.Http.JsonAsync("/quarantine", Stop)).EnumerateArray().Single(row => row.Text("recordId") == "all-reasons");

        string[] checks = ["amount presence", "amt schema", "country domain", "limit_used range", "amount presence"];
        Assert.Equivalent(checks, Checks(answer.Body.GetProperty("quarantined")[0]), strict: true);
        Assert.Equivalent(checks, Checks(kept), strict: true);
        Assert.Equivalent(checks, told.Records[0].Reasons?.Select(reason => $"{reason.Field} {reason.Check}"), strict: true);
        Assert.Contains("'amt' may be it under a new name", kept.Text("reason"));
    }

    private static IEnumerable<string> Checks(System.Text.Json.JsonElement row) =>
        row.GetProperty("reasons").EnumerateArray().Select(reason => $"{reason.Text("field")} {reason.Text("check")}");

    [Fact]
    public async Task Refuses_to_change_anything_without_the_token()
    {
        using var stranger = new HttpClient { BaseAddress = node.Http.BaseAddress };

        foreach (var path in (string[])["/records", "/labels", "/snapshots"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostJsonAsync(path, Rows.Records(), Stop)).Status);
        }
    }
}
