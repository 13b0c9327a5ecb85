using MlopsLab.TestServers;

namespace MlopsLab.Servers.Tests.Integration;

public sealed class PostgresFixtureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Keeps_what_was_committed_over_kill_and_restart()
    {
        await using var postgres = new PostgresFixture();
        await postgres.StartAsync(Stop);
        await postgres.RunSqlAsync(Stop, "CREATE TABLE facts (id BIGINT); INSERT INTO facts VALUES (42)");

        await postgres.KillAsync(Stop);
        await postgres.RestartAsync(Stop);

        Assert.Equal("42", (await postgres.RunSqlAsync(Stop, "SELECT id FROM facts")).Trim());
        Assert.NotEqual("root", (await postgres.RunSqlAsync(Stop, "SELECT current_setting('is_superuser')")).Trim());
    }
}
