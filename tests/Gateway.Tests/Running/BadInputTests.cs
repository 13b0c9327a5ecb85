using System.Net;
using System.Text;
using MlopsLab.TestNodes;

namespace MlopsLab.Gateway.Tests.Running;

[Collection(GatewayCollection.Name)]
public sealed class BadInputTests(RunningGateway gateway)
{
    private const string Record = """{"customer_id":"a","amount":1,"kind":"shop"}""";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Scores => new()
    {
        { "", "body" },
        { "{", "body" },
        { "null", "body" },
        { "[]", "body" },
        { "\"text\"", "body" },
        { """{"amount":NaN}""", "'N'" },
        { "{}", "customer_id" },
        { """{"scenario":"none","record":{}}""", "lab scenario list" },
        { """{"scenario":"pay","record":5}""", "record" },
        { """{"record":{"customer_id":"a","amount":"1","kind":"shop"}}""", "must be a number, not text" },
        { """{"record":{"customer_id":"a","amount":1,"kind":"moon"}}""", "kind" },
        { """{"record":{"customer_id":"\ud800","amount":1,"kind":"shop"}}""", "is not valid text" },
        { """{"\ud800":1}""", "no Unicode" },
        { $$"""{"eventTime":"soon","record":{{Record}}}""", "write it as 2026-01-31T12:00:00Z" },
    };

    [Theory]
    [MemberData(nameof(Scores))]
    public async Task A_record_that_makes_no_sense_is_refused_with_what_is_wrong(string body, string says)
    {
        var answer = await PostAsync("/score", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_time_at_the_end_of_the_calendar_is_scored(string time)
    {
        await gateway.SplitAsync(0, _ct);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/score", $$"""{"eventTime":"{{time}}","record":{{Record}}}""")).Status);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused()
    {
        using var content = new StringContent(new string('x', 10_000_000), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/score") { Content = content, Headers = { ExpectContinue = true } };

        using var answer = await gateway.Http.SendAsync(request, _ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"inputs":[]}""")]
    [InlineData("""{"id":"\ud800","inputs":[{}]}""")]
    public async Task A_vector_request_that_makes_no_sense_is_refused_as_the_protocol_says(string body)
    {
        var answer = await PostAsync("/v2/models/pay/infer", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("inputs", answer.Body.Text("error"), StringComparison.Ordinal);
    }

    private async Task<JsonAnswer> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await gateway.Http.PostJsonAsync(path, content, _ct);
    }
}
