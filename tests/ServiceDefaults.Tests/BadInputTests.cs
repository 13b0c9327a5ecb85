using System.Text;
using Microsoft.AspNetCore.Builder;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class BadInputTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", "body", "line 1, byte 2")]
    [InlineData("{\"name\":\"a\",\"count\":\"z\"}", "count", "expected a whole number (line 1")]
    [InlineData("{\"name\":\"a\",\n\"count\":1.5}", "count", "expected a whole number (line 2")]
    [InlineData("{\"name\":7,\"count\":1}", "name", "expected text")]
    [InlineData("{\"name\":\"a\",\"at\":\"soon\"}", "at", "expected a time like")]
    [InlineData("{\"name\":\"a\",\"count\":1,}", "body", "trailing comma")]
    [InlineData("", "body", "is empty")]
    [InlineData("null", "body", "is empty")]
    public async Task Names_the_place_and_the_reason_of_unreadable_json(string body, string field, string reason)
    {
        await using var node = await StartAsync();

        var response = await node.Http.PostAsync("/orders", Json(body), Stop);

        var problem = await response.ProblemAsync(400);
        Assert.Equal(field, problem.Text("field"));
        Assert.Contains(reason, problem.Text("problem"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_json_nested_deeper_than_the_limit()
    {
        await using var node = await StartAsync(("Requests:MaxJsonDepth", "8"));

        var response = await node.Http.PostAsync("/orders", Json($"{{\"more\":{new string('[', 20)}{new string(']', 20)}}}"), Stop);

        Assert.Contains("maximum configured depth of 8", (await response.ProblemAsync(400)).Text("problem"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_content_type_it_does_not_read()
    {
        await using var node = await StartAsync();

        var response = await node.Http.PostAsync("/orders", new StringContent("name=a", Encoding.UTF8, "application/x-www-form-urlencoded"), Stop);

        Assert.Contains("Content-Type: application/json", (await response.ProblemAsync(415)).Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_a_body_larger_than_the_limit(bool announced)
    {
        await using var node = await StartAsync(("Requests:MaxBodyBytes", "2048"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = Json(new string(' ', 4_096)) };
        request.Headers.TransferEncodingChunked = !announced;

        var response = await node.Http.SendAsync(request, Stop);

        Assert.Contains("Requests__MaxBodyBytes", (await response.ProblemAsync(413)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_a_query_parameter_it_can_not_read()
    {
        await using var node = await StartAsync();

        var response = await node.Http.GetAsync("/orders?page=first", Stop);

        Assert.Equal("page", (await response.ProblemAsync(400)).Text("field"));
    }

    [Fact]
    public async Task Says_where_to_look_when_there_is_nothing_at_a_path()
    {
        await using var node = await StartAsync();

        var response = await node.Http.GetAsync("/nothing", Stop);

        Assert.Contains("/openapi/v1.json", (await response.ProblemAsync(404)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_method_the_path_does_not_take()
    {
        await using var node = await StartAsync();

        var response = await node.Http.DeleteAsync("/orders", Stop);

        await response.ProblemAsync(405);
    }

    private static Task<TestNode> StartAsync(params (string Key, string Value)[] settings) => TestNode.StartAsync(
        map: app =>
        {
            app.MapPost("/orders", (Order order) => order);
            app.MapGet("/orders", (int page) => page);
        },
        settings: settings);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private sealed record Order(string Name, int Count, DateTimeOffset? At, List<object>? More);
}
