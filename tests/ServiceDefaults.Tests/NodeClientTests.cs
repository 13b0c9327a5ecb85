using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class NodeClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_the_node_and_shows_it_the_token()
    {
        var registry = ScriptedNode.Saying(HttpStatusCode.OK);
        await using var client = new ClientUnderTest(registry);

        await client.Http.GetAsync("/models?name=a%20b", Stop);

        var asked = registry.Asked.Single();
        Assert.Equal("http://10.0.0.1:5000/models?name=a%20b", asked.RequestUri?.AbsoluteUri);
        Assert.Equal($"Bearer {TestNode.Token}", asked.Headers.Authorization?.ToString());
    }

    [Fact]
    public async Task Shows_the_token_to_nobody_else()
    {
        var elsewhere = ScriptedNode.Saying(HttpStatusCode.OK);
        await using var client = new ClientUnderTest(elsewhere);

        await client.Http.GetAsync("http://example.org/models", Stop);

        Assert.Null(elsewhere.Asked.Single().Headers.Authorization);
    }

    [Fact]
    public async Task Takes_turns_among_replicas()
    {
        var registry = ScriptedNode.Saying(HttpStatusCode.OK);
        await using var client = new ClientUnderTest(registry, settings: ("services:registry:http:1", "http://10.0.0.2:5000"));

        await client.Http.GetAsync("/", Stop);
        await client.Http.GetAsync("/", Stop);

        Assert.Equal(["10.0.0.1", "10.0.0.2"], registry.Asked.Select(asked => asked.RequestUri?.Host).Order());
    }

    [Fact]
    public async Task Names_the_variable_to_set_when_the_address_is_not_known()
    {
        await using var client = new ClientUnderTest(ScriptedNode.Saying(HttpStatusCode.OK), node: "features");

        var away = await Assert.ThrowsAsync<NodeUnavailableException>(() => client.Http.GetAsync("/", Stop));

        Assert.Contains("services__features__http__0", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeats_a_read_with_growing_waits_until_it_succeeds()
    {
        var time = new FakeTime(patience: TimeSpan.FromSeconds(5));
        var registry = ScriptedNode.Saying(HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadGateway, HttpStatusCode.OK);
        await using var client = new ClientUnderTest(registry, time);

        var response = await client.Http.GetAsync("/models", Stop);

        Assert.Equal((HttpStatusCode.OK, 3, 2), (response.StatusCode, registry.Calls, time.Waited.Count));
    }

    [Fact]
    public async Task Gives_the_last_answer_back_when_repeating_does_not_help()
    {
        var registry = ScriptedNode.Saying(HttpStatusCode.ServiceUnavailable);
        await using var client = new ClientUnderTest(registry, new FakeTime(patience: TimeSpan.FromSeconds(5)));

        var response = await client.Http.GetAsync("/models", Stop);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 4), (response.StatusCode, registry.Calls));
    }

    [Fact]
    public async Task Waits_as_long_as_the_node_asks()
    {
        var time = new FakeTime(patience: TimeSpan.FromSeconds(5));
        await using var client = new ClientUnderTest(new ScriptedNode((call, _) => Task.FromResult(Busy(call))), time);

        await client.Http.GetAsync("/models", Stop);

        Assert.Equal([TimeSpan.FromSeconds(3)], time.Waited);

        static HttpResponseMessage Busy(int call) => call > 1
            ? new(HttpStatusCode.OK)
            : new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(3)) } };
    }

    [Fact]
    public async Task Never_repeats_what_might_have_changed_something()
    {
        var registry = ScriptedNode.Saying(HttpStatusCode.ServiceUnavailable);
        await using var client = new ClientUnderTest(registry, new FakeTime(patience: TimeSpan.FromSeconds(5)));

        await client.Http.PostAsync("/models/fraud/rollback", null, Stop);

        Assert.Equal(1, registry.Calls);
    }

    [Fact]
    public async Task Gives_up_on_a_node_that_does_not_answer()
    {
        var time = new FakeTime();
        await using var client = new ClientUnderTest(ScriptedNode.Silent(), time);

        var call = client.Http.PostAsync("/models", null, Stop);
        time.Advance(TimeSpan.FromSeconds(10));

        var away = await Assert.ThrowsAsync<NodeUnavailableException>(() => call);
        Assert.Equal("Node 'registry' did not answer within 10 s.", away.Message);
    }

    [Fact]
    public async Task Stops_when_the_caller_does()
    {
        using var gone = new CancellationTokenSource();
        await using var client = new ClientUnderTest(ScriptedNode.Silent(), new FakeTime());

        var call = client.Http.GetAsync("/models", gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Leaves_a_failing_node_alone_and_tries_it_again_later()
    {
        var time = new FakeTime();
        var registry = new ScriptedNode((call, _) => call <= 10 ? throw new HttpRequestException("refused") : Task.FromResult(new HttpResponseMessage()));
        await using var client = new ClientUnderTest(registry, time);
        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<NodeUnavailableException>(() => client.Http.PostAsync("/models", null, Stop));
        }

        var open = await Assert.ThrowsAsync<NodeUnavailableException>(() => client.Http.PostAsync("/models", null, Stop));
        time.Advance(TimeSpan.FromSeconds(5));
        var closed = await client.Http.PostAsync("/models", null, Stop);

        Assert.Contains("not called for 5 s", open.Message, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, 11), (closed.StatusCode, registry.Calls));
    }

    [Fact]
    public async Task Asks_a_failing_node_every_time_when_the_caller_has_a_breaker_of_its_own()
    {
        var registry = new ScriptedNode((_, _) => throw new HttpRequestException("refused"));
        await using var client = new ClientUnderTest(registry, new FakeTime(), configure: options => options.BreakAfterAttempts = 0);
        for (var call = 0; call < 20; call++)
        {
            await Assert.ThrowsAsync<NodeUnavailableException>(() => client.Http.PostAsync("/models", null, Stop));
        }

        Assert.Equal(20, registry.Calls);
    }

    [Fact]
    public async Task Can_be_a_typed_client()
    {
        await using var node = await TestNode.StartAsync(map: app => app.MapGet("/models", () => "fraud"));
        await using var app = TestNode.Build(Path.GetTempPath(), builder => builder.AddNodeClient<RegistryClient>("registry"), ("services:registry:http:0", node.Http.BaseAddress?.ToString() ?? ""));

        var models = await app.Services.GetRequiredService<RegistryClient>().ModelsAsync(Stop);

        Assert.Equal("fraud", models);
    }

    private sealed class RegistryClient(HttpClient http)
    {
        public Task<string> ModelsAsync(CancellationToken ct) => http.GetStringAsync("/models", ct);
    }

    private sealed class ClientUnderTest : IAsyncDisposable
    {
        private readonly WebApplication _app;

        public ClientUnderTest(ScriptedNode other, TimeProvider? time = null, string node = "registry", Action<NodeClientOptions>? configure = null, params (string Key, string Value)[] settings)
        {
            _app = TestNode.Build(
                Path.GetTempPath(),
                builder =>
                {
                    builder.Services.AddSingleton(time ?? TimeProvider.System);
                    builder.AddNodeClient(node, configure).ConfigurePrimaryHttpMessageHandler(() => other);
                },
                [("services:registry:http:0", "http://10.0.0.1:5000"), .. settings]);
            Http = _app.Services.GetRequiredService<IHttpClientFactory>().CreateClient(node);
        }

        public HttpClient Http { get; }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
