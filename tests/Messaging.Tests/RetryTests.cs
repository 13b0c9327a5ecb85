using System.Net.Http.Json;
using System.Text.Json;

namespace MlopsLab.Messaging.Tests;

public sealed class RetryTests(LabBroker broker)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failed_event_comes_again_after_its_delay()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        var seen = new Seen { Fail = (_, delivery) => delivery.Attempt < 3 ? new InvalidOperationException("not yet") : null };
        await using var reader = await TestNode.StartAsync(PublishAndHandleTests.Reading(host, seen), Stop);
        await using var sender = await TestNode.StartAsync(new("sender", host), Stop);
        await PublishAndHandleTests.PublishAsync(sender, 1);
        await seen.CallsAsync(3, Stop);

        Assert.Equal([1, 2, 3], seen.All.Select(call => call.Delivery.Attempt));
    }

    [Fact]
    public async Task A_dead_letter_that_is_replayed_starts_over()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        var seen = new Seen { Fail = (_, _) => new InvalidOperationException("broken") };
        await using var reader = await TestNode.StartAsync(PublishAndHandleTests.Reading(host, seen), Stop);
        await using var sender = await TestNode.StartAsync(new("sender", host), Stop);
        await PublishAndHandleTests.PublishAsync(sender, 1);
        await seen.CallsAsync(3, Stop);
        await Eventually.TrueAsync(async () => (await DeadAsync(reader)).GetArrayLength() == 1, TimeSpan.FromSeconds(10), () => "no dead letter", Stop);

        seen.Fail = (_, _) => null;
        await reader.Http.PostAsJsonAsync("/bus/dead/replay", new { }, Stop);
        await seen.CallsAsync(1, Stop);
        Assert.Equal((4, 1), (seen.All.Count, seen.All[^1].Delivery.Attempt));
        Assert.Equal(0, (await DeadAsync(reader)).GetArrayLength());
    }

    [Fact]
    public async Task What_the_broker_itself_gave_up_on_is_a_dead_letter_of_its_queue()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        var settings = PublishAndHandleTests.Reading(host, new Seen());
        await using (var once = await TestNode.StartAsync(settings, Stop))
        {
            await Eventually.TrueAsync(async () => (await BusAsync(once)).GetProperty("consume").GetProperty("state").GetString() == "connected", TimeSpan.FromSeconds(20), () => "no link", Stop);
            await once.StopAsync(Stop);
        }

        await using var stranger = await RawPublisher.ConnectAsync(host, Stop);
        await stranger.PublishAsync("tired", Messages.Queue, "rollout.stepped", Messages.Stepped("tired", 1).Body, Stop);
        for (var delivery = await stranger.Channel.BasicGetAsync(Messages.Queue, false, Stop); delivery is not null; delivery = await stranger.Channel.BasicGetAsync(Messages.Queue, false, Stop))
        {
            await stranger.Channel.BasicNackAsync(delivery.DeliveryTag, false, requeue: true, Stop);
        }

        await using var reader = await TestNode.StartAsync(settings, Stop);
        await Eventually.TrueAsync(async () => (await DeadAsync(reader)).GetArrayLength() == 1, TimeSpan.FromSeconds(20), () => "no dead letter", Stop);
        Assert.Equal((Messages.Queue, "The broker gave up: delivery_limit"), ((await DeadAsync(reader))[0].GetProperty("queue").GetString(), (await DeadAsync(reader))[0].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task An_event_waits_for_a_reader_that_has_never_started()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        var seen = new Seen();
        await using (var sender = await TestNode.StartAsync(new("sender", host), Stop))
        {
            await PublishAndHandleTests.PublishAsync(sender, 1);
            await Eventually.TrueAsync(async () => (await BusAsync(sender)).GetProperty("outbox").GetInt64() == 0, TimeSpan.FromSeconds(20), () => "not sent", Stop);
        }

        await using var reader = await TestNode.StartAsync(PublishAndHandleTests.Reading(host, seen), Stop);
        await seen.CallsAsync(1, Stop);

        Assert.Equal(1, Assert.Single(seen.All).Fact.Step);
    }

    [Fact]
    public async Task A_node_that_stops_sends_its_outbox_first()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        var seen = new Seen();
        await using var reader = await TestNode.StartAsync(PublishAndHandleTests.Reading(host, seen), Stop);
        await using var sender = await TestNode.StartAsync(new("sender", host), Stop);
        await Eventually.TrueAsync(
            async () => (await BusAsync(sender)).GetProperty("publish").GetProperty("state").GetString() == "connected", TimeSpan.FromSeconds(20), () => "no link", Stop);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(step => PublishAndHandleTests.PublishAsync(sender, step)));
        await sender.StopAsync(Stop);

        await seen.CallsAsync(500, Stop);
        Assert.Equal(500, seen.All.Select(call => call.Delivery.Id).Distinct().Count());
    }

    private static Task<JsonElement> DeadAsync(TestNode node) => node.Http.GetFromJsonAsync<JsonElement>("/bus/dead", Stop);

    private static Task<JsonElement> BusAsync(TestNode node) => node.Http.GetFromJsonAsync<JsonElement>("/bus", Stop);
}
