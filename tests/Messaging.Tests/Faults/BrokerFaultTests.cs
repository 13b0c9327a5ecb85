using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Tests.Faults;

public sealed class BrokerFaultTests(LabBroker broker)
{
    private const int Events = 2_000;
    private const string Queue = "reader.rollout.stepped";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_that_freezes_is_noticed_and_everything_goes_on_after_it()
    {
        await using var trial = await Trial.BeginAsync(await broker.NewVirtualHostAsync(Stop), Events, Stop);
        trial.StartBoth();
        await trial.EffectsAsync(100, Stop);
        broker.Server.Freeze();
        try
        {
            await BusAsync(trial.Sender, bus => bus.GetProperty("publish").GetProperty("state").GetString() == "disconnected");
        }
        finally
        {
            broker.Server.Thaw();
        }

        await trial.AssertExactlyOnceAsync(Stop);
        Assert.False(trial.Sender.HasExited || trial.Reader.HasExited);
    }

    [Fact]
    public async Task Events_in_a_queue_that_somebody_deletes_are_sent_again()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        await using var trial = await Trial.BeginAsync(host, Events, Stop);
        trial.StartBoth();
        await trial.EffectsAsync(100, Stop);
        await using var stranger = await RawPublisher.ConnectAsync(host, Stop);
        await stranger.Channel.QueueDeleteAsync(Queue, ifUnused: false, ifEmpty: false, noWait: false, Stop);

        await trial.AssertExactlyOnceAsync(Stop);
    }

    [Fact]
    public async Task Events_lost_because_somebody_purged_a_queue_or_removed_its_binding_are_sent_again()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        await using var trial = await Trial.BeginAsync(host, Events, Stop);
        trial.Reader.Start();
        await BusAsync(trial.Reader, bus => bus.GetProperty("consume").GetProperty("state").GetString() == "connected");
        await trial.Reader.KillAsync(Stop);
        await using var stranger = await RawPublisher.ConnectAsync(host, Stop);
        await stranger.Channel.QueueBindAsync("reader.dead", Names.Events, "rollout.stepped", cancellationToken: Stop);
        trial.Sender.Start();
        await Eventually.TrueAsync(async () => await stranger.Channel.MessageCountAsync(Queue, Stop) > 500, TimeSpan.FromSeconds(30), () => trial.Sender.Output, Stop);
        await stranger.Channel.QueueUnbindAsync(Queue, Names.Events, "rollout.stepped", cancellationToken: Stop);
        await stranger.Channel.QueuePurgeAsync(Queue, Stop);
        await stranger.Channel.QueueUnbindAsync("reader.dead", Names.Events, "rollout.stepped", cancellationToken: Stop);
        await stranger.Channel.QueuePurgeAsync("reader.dead", Stop);
        trial.Reader.Start();

        await trial.AssertExactlyOnceAsync(Stop);
    }

    [Fact]
    public async Task A_broker_without_disk_space_is_shown_and_waited_for()
    {
        await using var trial = await Trial.BeginAsync(await broker.NewVirtualHostAsync(Stop), Events, Stop);
        trial.Reader.Start();
        await BusAsync(trial.Reader, bus => bus.GetProperty("publish").GetProperty("state").GetString() == "connected");
        await broker.Server.RunCtlAsync(Stop, "set_disk_free_limit", "1000000GB");
        try
        {
            trial.Sender.Start();
            await BusAsync(trial.Sender, bus => bus.GetProperty("blocked").GetBoolean());
            using var http = new HttpClient();
            Assert.Equal("Degraded", (await http.GetFromJsonAsync<JsonElement>($"{trial.Sender.Url}/health", Stop)).GetProperty("status").GetString());
        }
        finally
        {
            await broker.Server.RunCtlAsync(Stop, "set_disk_free_limit", "50MB");
        }

        await trial.AssertExactlyOnceAsync(Stop);
    }

    [Fact]
    public async Task A_queue_that_stops_taking_messages_is_tried_again_and_again_until_it_takes_them()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        await using var trial = await Trial.BeginAsync(host, Events, Stop, new() { ["VICTIM_BETWEEN"] = "00:00:00.1" });
        trial.StartBoth();
        await trial.EffectsAsync(100, Stop);
        await broker.Server.RunCtlAsync(Stop, "eval", $"sys:suspend('{host.Split('/')[^1]}_{Queue}').");
        try
        {
            await Eventually.TrueAsync(() => Task.FromResult(Unconfirmed(trial.Sender) >= 3), TimeSpan.FromSeconds(40), () => trial.Sender.Output, Stop);
        }
        finally
        {
            await broker.Server.RunCtlAsync(Stop, "eval", $"sys:resume('{host.Split('/')[^1]}_{Queue}').");
        }

        await trial.AssertExactlyOnceAsync(Stop);
    }

    [Fact]
    public async Task Connections_closed_by_the_operator_are_made_again()
    {
        await using var trial = await Trial.BeginAsync(await broker.NewVirtualHostAsync(Stop), Events, Stop);
        trial.StartBoth();
        await trial.EffectsAsync(100, Stop);
        await broker.Server.RunCtlAsync(Stop, "close_all_connections", "maintenance");

        await trial.AssertExactlyOnceAsync(Stop);
    }

    private static int Unconfirmed(Victim victim) => victim.Output.Split("did not confirm").Length - 1;

    private static Task BusAsync(Victim victim, Func<JsonElement, bool> condition) => Eventually.TrueAsync(
        async () =>
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
            try
            {
                return condition(await http.GetFromJsonAsync<JsonElement>($"{victim.Url}/bus", Stop));
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !Stop.IsCancellationRequested)
            {
                return false;
            }
        },
        TimeSpan.FromSeconds(40),
        () => victim.Output,
        Stop);
}
