namespace MlopsLab.Messaging.Tests.Faults;

public sealed class PoisonTests(LabBroker broker)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_kills_its_reader_is_set_aside_and_the_others_go_on()
    {
        const int events = 300;
        var host = await broker.NewVirtualHostAsync(Stop);
        await using var trial = await Trial.BeginAsync(host, events, Stop, new() { ["VICTIM_DEADLY_STEP"] = "151" });
        trial.StartBoth();
        await Eventually.TrueAsync(() => RestartedUntilSetAsideAsync(trial, events), TimeSpan.FromSeconds(90), () => trial.Reader.Output, Stop);

        var view = await trial.SettledAsync(Stop);
        Assert.Equal((1, 0, 0), (view.DeadLettered, view.Lost, view.DoubleEffects));
        Assert.Equal((events - 1, events - 1), await trial.Reader.EffectsAsync());
    }

    [Fact]
    public async Task Garbage_in_a_queue_is_set_aside_and_events_behind_it_are_handled()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        await using var trial = await Trial.BeginAsync(host, 200, Stop);
        trial.StartBoth();
        await trial.EffectsAsync(1, Stop);
        await using var stranger = await RawPublisher.ConnectAsync(host, Stop);
        await stranger.PublishAsync("garbage", "reader.rollout.stepped", "rollout.stepped", [0xff, 0xfe, 0x00], Stop);

        await trial.EffectsAsync(200, Stop);
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () => (await http.GetStringAsync($"{trial.Reader.Url}/bus/dead", Stop)).Contains("garbage", StringComparison.Ordinal),
            TimeSpan.FromSeconds(20),
            () => trial.Reader.Output,
            Stop);
    }

    // Plays the supervisor.
    private static async Task<bool> RestartedUntilSetAsideAsync(Trial trial, int events)
    {
        if (trial.Reader.HasExited)
        {
            await trial.Reader.KillAsync(Stop);
            trial.Reader.Start();
        }

        return (await trial.Reader.EffectsAsync()).All == events - 1;
    }
}
