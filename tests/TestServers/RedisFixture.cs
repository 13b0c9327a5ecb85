using MlopsLab.Servers;

namespace MlopsLab.TestServers;

/// <summary>A real, private Redis. Share one: <c>[assembly: AssemblyFixture(typeof(RedisFixture))]</c>.</summary>
public sealed class RedisFixture : ServerFixture
{
    public RedisFixture()
        : base(ServerKind.Redis)
    {
    }

    /// <summary>Runs redis-cli and returns what it prints; throws when it fails.</summary>
    public Task<string> RunCliAsync(CancellationToken ct, params IReadOnlyList<string> arguments) => ControlAsync(arguments, ct);

    protected override IServer Plan(Installation installation, string folder) =>
        new RedisServer(installation, new RedisSettings(folder, Port("redis"), Secrets.NewPassword()));
}
