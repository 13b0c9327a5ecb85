using System.Net;
using System.Net.Sockets;
using MlopsLab.TestServers;

namespace MlopsLab.Servers.Tests.Integration;

public sealed class RabbitMqFixtureTests(RabbitMqFixture rabbit)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Answers_rabbitmqctl()
    {
        var version = await rabbit.RunCtlAsync(Stop, "eval", "rabbit_misc:version().");

        Assert.Matches(@"\d+\.\d+", version);
    }

    [Fact(Timeout = 60_000)]
    public async Task Is_no_longer_ready_while_frozen()
    {
        rabbit.Freeze();
        Assert.False(await rabbit.IsReadyAsync(Stop));

        rabbit.Thaw();
        Assert.True(await rabbit.IsReadyAsync(Stop));
    }

    [Fact(Timeout = 60_000)]
    public async Task Keeps_its_users_over_kill_and_restart()
    {
        await rabbit.RunCtlAsync(Stop, "add_user", "someone", "secret");

        await rabbit.KillAsync(Stop);
        await rabbit.RestartAsync(Stop);

        Assert.Contains("someone", await rabbit.RunCtlAsync(Stop, "list_users"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Has_no_alarm_and_no_plugin_that_was_not_asked_for()
    {
        Assert.Contains("[]", await rabbit.RunCtlAsync(Stop, "eval", "rabbit_alarm:get_alarms()."), StringComparison.Ordinal);
        Assert.Contains("[]", await rabbit.RunCtlAsync(Stop, "eval", "rabbit_plugins:active()."), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Writes_nothing_to_its_log_when_it_is_probed()
    {
        var lines = rabbit.Output.Count;

        Assert.True(await rabbit.IsReadyAsync(Stop));
        await rabbit.RunCtlAsync(Stop, "eval", "ok.");

        Assert.Equal(lines, rabbit.Output.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Refuses_a_wrong_password()
    {
        var address = new Uri(rabbit.ConnectionString);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, Stop);

        await Assert.ThrowsAnyAsync<IOException>(() => AmqpProbe.OpensAsync(client.GetStream(), "test", "wrong", Stop));
    }
}
