using MlopsLab.Servers;

namespace MlopsLab.TestServers;

/// <summary>A real, private PostgreSQL. Share one: <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>.</summary>
public sealed class PostgresFixture : ServerFixture
{
    public PostgresFixture()
        : base(ServerKind.PostgreSql)
    {
    }

    /// <summary>Runs SQL through psql and returns what it prints; throws when it fails.</summary>
    public Task<string> RunSqlAsync(CancellationToken ct, string sql) =>
        ControlAsync(["-v", "ON_ERROR_STOP=1", "-t", "-A", "-c", sql], ct);

    protected override IServer Plan(Installation installation, string folder) =>
        new PostgresServer(installation, new PostgresSettings(folder, Port("postgres"), "test", Secrets.NewPassword()));
}
