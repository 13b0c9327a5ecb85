using System.Diagnostics;
using MlopsLab.TestServers;

namespace MlopsLab.Servers.Tests.Integration;

public sealed class RabbitMqFixtureTests(RabbitMqFixture rabbit)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_rabbitmqctl()
    {
        var version = await rabbit.RunCtlAsync(Stop, "eval", "rabbit_misc:version().");

        Assert.Matches(@"\d+\.\d+", version);
    }

    [Fact]
    public async Task Is_no_longer_ready_while_frozen()
    {
        rabbit.Freeze();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rabbit.IsReadyAsync(limit.Token));

        rabbit.Thaw();
        Assert.True(await rabbit.IsReadyAsync(Stop));
    }

    [Fact]
    public async Task Keeps_its_users_over_kill_and_restart()
    {
        var watch = Stopwatch.StartNew();
        await rabbit.RunCtlAsync(Stop, "add_user", "someone", "secret");
        TestContext.Current.TestOutputHelper?.WriteLine($"ctl {watch.Elapsed}");

        await rabbit.KillAsync(Stop);
        await rabbit.RestartAsync(Stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"restart {watch.Elapsed}");

        Assert.Contains("someone", await rabbit.RunCtlAsync(Stop, "list_users"), StringComparison.Ordinal);
    }
}
