using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class LabTokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic the-token")]
    [InlineData("Bearer the-token-and-more")]
    public async Task Refuses_a_request_without_the_token(string? header)
    {
        await using var node = await StartAsync();

        var response = await SendAsync(node, header, "{\"count\":1}");

        await response.ProblemAsync(401);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Lets_a_request_with_the_token_through()
    {
        await using var node = await StartAsync();

        var response = await SendAsync(node, $"Bearer {TestNode.Token}", "{\"count\":1}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Does_not_read_the_body_of_a_stranger()
    {
        await using var node = await StartAsync();

        var response = await SendAsync(node, null, "not json");

        await response.ProblemAsync(401);
    }

    [Fact]
    public async Task Protects_every_endpoint_of_a_group()
    {
        await using var node = await TestNode.StartAsync(map: app => app.MapGroup("/models").RequireLabToken().MapPost("/{name}/approve", (string name) => name));

        var response = await node.Http.PostAsync("/models/fraud/approve", null, Stop);

        await response.ProblemAsync(401);
    }

    [Fact]
    public async Task Lets_everybody_in_when_the_lab_says_so()
    {
        await using var node = await StartAsync(("LAB_TOKEN", ""), ("LAB_ALLOW_ANONYMOUS", "true"));

        var response = await SendAsync(node, null, "{\"count\":1}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Is_mentioned_in_the_api_description()
    {
        await using var node = await StartAsync();

        var document = await node.Http.GetStringAsync("/openapi/v1.json", Stop);

        Assert.Contains("/orders", document, StringComparison.Ordinal);
        Assert.Contains("\"401\"", document, StringComparison.Ordinal);
    }

    private static Task<TestNode> StartAsync(params (string Key, string Value)[] settings) =>
        TestNode.StartAsync(map: app => app.MapPost("/orders", (Order order) => order).RequireLabToken(), settings: settings);

    private static Task<HttpResponseMessage> SendAsync(TestNode node, string? header, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = header is null ? null : AuthenticationHeaderValue.Parse(header);
        return node.Http.SendAsync(request, Stop);
    }

    private sealed record Order(int Count);
}
