using System.Net;
using System.Text;
using System.Text.Json;
using MlopsLab.TestNodes;

namespace MlopsLab.Ingestion.Tests.Node;

public sealed class BadInputTests(IngestionNode node) : IClassFixture<IngestionNode>
{
    private static readonly string Good = Rows.Record("x").ToJsonString();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, int, string> Requests => new()
    {
        { "nothing", "/records", "", 400, "body" },
        { "no JSON", "/records", "hello", 400, "body" },
        { "cut off", "/records", "{\"scenario\":\"fraud\",\"records\":[{\"id\":", 400, "body" },
        { "NaN", "/records", "{\"scenario\":\"fraud\",\"records\":[{\"id\":NaN}]}", 400, "body" },
        { "an array", "/records", "[]", 400, "body" },
        { "no scenario", "/records", "{\"records\":[]}", 400, "scenario" },
        { "scenario of another type", "/records", "{\"scenario\":5,\"records\":[]}", 400, "scenario" },
        { "scenario nobody knows", "/records", "{\"scenario\":\"nix\",\"records\":[]}", 404, "" },
        { "scenario that climbs", "/records", "{\"scenario\":\"../../etc\",\"records\":[]}", 404, "" },
        { "no records", "/records", "{\"scenario\":\"fraud\"}", 400, "records" },
        { "records that are none", "/records", "{\"scenario\":\"fraud\",\"records\":{}}", 400, "records" },
        { "too deep", "/records", "{\"scenario\":\"fraud\",\"records\":" + new string('[', 100) + new string(']', 100) + "}", 400, "" },
        { "a label with a name that is no text", "/labels", "{\"scenario\":\"fraud\",\"labels\":[{\"\\ud800\\ud800\":1}]}", 400, "body" },
        { "too many rows", "/records", $"{{\"scenario\":\"fraud\",\"records\":[{string.Join(',', Enumerable.Repeat("1", 5_001))}]}}", 413, "" },
        { "labels that are none", "/labels", "{\"scenario\":\"fraud\",\"labels\":5}", 400, "labels" },
        { "labels cut off", "/labels", "{\"scenario\":\"fraud\",\"labels\":[", 400, "body" },
        { "seal of nothing", "/snapshots", "{}", 400, "scenario" },
        { "seal of a scenario nobody knows", "/snapshots", "{\"scenario\":\"nix\"}", 404, "" },
        { "seal without JSON", "/snapshots", "hello", 400, "body" },
    };

    public static TheoryData<string, string, string> BadRecords => new()
    {
        { "no object", "5", "record" },
        { "no id", "{\"eventTime\":\"2026-01-05T00:00:00Z\",\"fields\":{}}", "id" },
        { "id of another type", "{\"id\":5,\"eventTime\":\"2026-01-05T00:00:00Z\",\"fields\":{}}", "id" },
        { "id too long", $"{{\"id\":\"{new string('i', 129)}\",\"fields\":{{}}}}", "id" },
        { "no time", "{\"id\":\"x\",\"fields\":{}}", "eventTime" },
        { "time that is none", "{\"id\":\"x\",\"eventTime\":\"yesterday\",\"fields\":{}}", "eventTime" },
        { "time out of all bounds", "{\"id\":\"x\",\"eventTime\":\"9999-01-05T00:00:00Z\",\"fields\":{}}", "eventTime" },
        { "arrival before the event", "{\"id\":\"x\",\"eventTime\":\"2026-01-05T00:00:00Z\",\"arrivalTime\":\"2026-01-04T00:00:00Z\",\"fields\":{}}", "arrivalTime" },
        { "no fields", "{\"id\":\"x\",\"eventTime\":\"2026-01-05T00:00:00Z\"}", "fields" },
        { "empty fields", "{\"id\":\"x\",\"eventTime\":\"2026-01-05T00:00:00Z\",\"fields\":{}}", "customer_id" },
        { "a wrong type", Rows.RecordWith("x", "amount", "12").ToJsonString(), "amount" },
        { "out of range", Rows.RecordWith("x", "amount", 60_000).ToJsonString(), "amount" },
        { "NaN as text", Rows.RecordWith("x", "amount", "NaN").ToJsonString(), "amount" },
        { "a number beyond doubles", Good.Replace("12.5", "1e999", StringComparison.Ordinal), "amount" },
        { "null where none may be", Rows.RecordWith("x", "category", null).ToJsonString(), "category" },
        { "an unknown level", Rows.RecordWith("x", "country", "XX").ToJsonString(), "country" },
        { "an unknown field", Rows.RecordWith("x", "fraud", 1).ToJsonString(), "fraud" },
        { "half a character", Good.Replace("c1-2", "\\ud800", StringComparison.Ordinal), "customer_id" },
        { "a name that is half a character", Good.Replace("channel", "\\ud800", StringComparison.Ordinal), "" },
        { "a very long row", Rows.RecordWith("x", "customer_id", new string('c', 70_000)).ToJsonString(), "" },
    };

    public static TheoryData<string, string, string> BadLabels => new()
    {
        { "no object", "null", "label" },
        { "no record", "{\"value\":1,\"eventTime\":\"2026-01-05T00:00:00Z\",\"arrivalTime\":\"2026-01-05T00:00:00Z\"}", "recordId" },
        { "neither 0 nor 1", "{\"recordId\":\"x\",\"value\":0.5,\"eventTime\":\"2026-01-05T00:00:00Z\",\"arrivalTime\":\"2026-01-05T00:00:00Z\"}", "value" },
        { "value of another type", "{\"recordId\":\"x\",\"value\":true,\"eventTime\":\"2026-01-05T00:00:00Z\",\"arrivalTime\":\"2026-01-05T00:00:00Z\"}", "value" },
        { "no arrival", "{\"recordId\":\"x\",\"value\":1,\"eventTime\":\"2026-01-05T00:00:00Z\"}", "arrivalTime" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Answers_a_bad_request_with_a_problem_that_names_the_place(string what, string path, string body, int status, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await node.Http.PostJsonAsync(path, content, Stop);

        Assert.True((int)answer.Status == status, $"{what}: {answer.Status} {answer.Detail}");
        Assert.Equal(field, status == 400 && field.Length > 0 ? answer.Body.Text("field") : field);
        Assert.NotEmpty(answer.Detail);
    }

    [Theory]
    [MemberData(nameof(BadRecords))]
    public async Task Sets_a_bad_record_aside_and_names_the_field(string what, string record, string field)
    {
        var row = await QuarantinedAsync("records", record);

        Assert.True(row.Text("field") == field, $"{what}: {row}");
        Assert.NotEmpty(row.Text("reason"));
    }

    [Theory]
    [MemberData(nameof(BadLabels))]
    public async Task Sets_a_bad_label_aside_and_names_the_field(string what, string label, string field)
    {
        var row = await QuarantinedAsync("labels", label);

        Assert.True(row.Text("field") == field, $"{what}: {row}");
    }

    [Fact]
    public async Task Refuses_bytes_that_are_no_text()
    {
        using var content = new ByteArrayContent([.. "{\"scenario\":\"fraud\",\"records\":[{\"id\":\""u8, 0xFF, 0xFE, .. "\"}]}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, (await node.Http.PostJsonAsync("/records", content, Stop)).Status);
    }

    [Fact]
    public async Task Refuses_ten_megabytes_unread()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/records") { Content = new ByteArrayContent(new byte[10_000_000]) };
        request.Headers.ExpectContinue = true;
        using var answer = await node.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/quarantine?limit=0", 400)]
    [InlineData("/quarantine?limit=many", 400)]
    [InlineData("/snapshots/none", 404)]
    [InlineData("/snapshots/..%2F..%2Fstore.db/rows", 404)]
    public async Task Answers_a_bad_question_with_a_problem(string path, int status) =>
        Assert.Equal(status, (int)(await node.Http.SendJsonAsync(HttpMethod.Get, path, null, Stop)).Status);

    private async Task<JsonElement> QuarantinedAsync(string member, string row)
    {
        using var content = new StringContent($"{{\"scenario\":\"fraud\",\"{member}\":[{row}]}}", Encoding.UTF8, "application/json");
        var answer = await node.Http.PostJsonAsync($"/{member}", content, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0, answer.Body.GetProperty("accepted").GetInt32());
        return Assert.Single(answer.Body.GetProperty("quarantined").EnumerateArray());
    }
}
