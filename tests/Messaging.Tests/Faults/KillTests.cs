namespace MlopsLab.Messaging.Tests.Faults;

public sealed class KillTests(LabBroker broker)
{
    private const int Events = 20_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killing_the_reader_loses_and_doubles_nothing()
    {
        await using var trial = await Trial.BeginAsync(await broker.NewVirtualHostAsync(Stop), Events, Stop);
        trial.StartBoth();
        foreach (var effects in (int[])[2_000, 8_000])
        {
            await trial.EffectsAsync(effects, Stop);
            await trial.Reader.KillAsync(Stop);
            trial.Reader.Start();
        }

        await trial.AssertExactlyOnceAsync(Stop);
    }

    [Fact]
    public async Task Killing_the_publisher_loses_and_doubles_nothing()
    {
        await using var trial = await Trial.BeginAsync(await broker.NewVirtualHostAsync(Stop), Events, Stop);
        trial.StartBoth();
        foreach (var effects in (int[])[2_000, 8_000])
        {
            await trial.EffectsAsync(effects, Stop);
            await trial.Sender.KillAsync(Stop);
            trial.Sender.Start();
        }

        await trial.AssertExactlyOnceAsync(Stop);
    }

    [Fact]
    public async Task Killing_the_broker_loses_and_doubles_nothing()
    {
        await using var trial = await Trial.BeginAsync(await broker.NewVirtualHostAsync(Stop), Events, Stop);
        trial.StartBoth();
        await trial.EffectsAsync(4_000, Stop);
        await broker.Server.KillAsync(Stop);
        await broker.Server.RestartAsync(Stop);

        await trial.AssertExactlyOnceAsync(Stop);
    }
}
