using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Ledgers;

namespace MlopsLab.Messaging.Tests;

public sealed class BusEndpointsTests : IAsyncLifetime
{
    private TestNode? _node;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TestNode Node => _node ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _node = await TestNode.StartAsync(
        new("reader", NoBroker.ConnectionString)
        {
            Handlers = bus => bus.Handle<RolloutStepped, EffectHandler>(),
            Services = builder => builder.Services.AddSingleton(new Seen { Fail = (fact, _) => fact.Step == 13 ? new InvalidOperationException("13") : null }),
        },
        Stop);

    [Fact]
    public async Task The_ledger_page_holds_effects_dead_letters_and_what_waits()
    {
        await Node.Get<BatchProcessor>().RunAsync([Messages.Stepped("a", 1), Messages.Stepped("b", 13, attempt: 3), Messages.Stepped("c", 13)], Stop);
        await Node.Store.InTransactionAsync((session, ct) => session.PublishAsync(new RolloutPaused(Guid.Empty, "m", "1", "", default), ct), Stop);

        var page = await Node.Http.GetFromJsonAsync<LedgerPage>("/bus/ledger/since", Stop);
        Assert.NotNull(page);
        Assert.Equal(("a", "b"), (Assert.Single(page.Processed).Id, Assert.Single(page.Dead).Id));
        Assert.Equal((1, 1, 0), (page.Outbox["rollout.paused"], page.Redirects[Messages.Queue], page.Published.Count));
    }

    [Fact]
    public async Task The_bus_shows_its_connections_and_queues()
    {
        await Node.Get<BatchProcessor>().RunAsync([Messages.Stepped("a", 1)], Stop);

        var bus = await Node.Http.GetFromJsonAsync<JsonElement>("/bus", Stop);
        Assert.Equal("disconnected", bus.GetProperty("publish").GetProperty("state").GetString());
        Assert.Equal(1, bus.GetProperty("queues")[0].GetProperty("handled").GetInt64());
    }

    [Fact]
    public async Task Replaying_needs_the_token()
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(Node.Url) };

        var answer = await stranger.PostAsJsonAsync("/bus/dead/replay", new { }, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Replaying_moves_a_dead_letter_into_the_outbox()
    {
        await Node.Get<BatchProcessor>().RunAsync([Messages.Stepped("b", 13, attempt: 3)], Stop);

        var answer = await Node.Http.PostAsJsonAsync("/bus/dead/replay", new { ids = new[] { "b" } }, Stop);
        var page = await Node.Http.GetFromJsonAsync<LedgerPage>("/bus/ledger/since", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((0, 1), (page?.Dead.Count, page?.Redirects[Messages.Queue]));
    }

    [Theory]
    [InlineData("/bus/ledger/since?limit=0")]
    [InlineData("/bus/ledger/since?limit=many")]
    [InlineData("/bus/ledger/since?published=x")]
    public async Task A_wrong_query_is_refused(string path)
    {
        var answer = await Node.Http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"reader":"reader"}""")]
    [InlineData("""{"reader":"nobody","events":[{"seq":1,"id":"a"}]}""")]
    public async Task A_wrong_resend_is_refused(string body)
    {
        var answer = await Node.Http.PostAsync("/bus/ledger/resend", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();
}
