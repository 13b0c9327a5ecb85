using MlopsLab.TestServers;

namespace MlopsLab.Servers.Tests.Integration;

public sealed class RedisFixtureTests(RedisFixture redis)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Answers_only_with_the_password()
    {
        Assert.Equal("PONG", (await redis.RunCliAsync(Stop, "ping")).Trim());
        Assert.Contains("NOAUTH", await redis.RunCliAsync(Stop, "--no-auth-warning", "-a", "wrong", "ping"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Is_empty_again_after_a_kill_on_the_same_port()
    {
        await using var own = new RedisFixture();
        await own.StartAsync(Stop);
        var address = own.ConnectionString;
        await own.RunCliAsync(Stop, "set", "key", "value");

        await own.KillAsync(Stop);
        Assert.False(await own.IsReadyAsync(Stop));
        await own.RestartAsync(Stop);

        Assert.Equal(address, own.ConnectionString);
        Assert.Equal("", (await own.RunCliAsync(Stop, "get", "key")).Trim());
    }
}
