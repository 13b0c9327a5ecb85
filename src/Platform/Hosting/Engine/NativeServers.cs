using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.State;
using MlopsLab.Servers;

namespace MlopsLab.Hosting.Engine;

/// <summary>The servers of this lab: found or provided once, then run with private data.</summary>
internal sealed class NativeServers(LabFolder folder, PortBook ports)
{
    private readonly ConcurrentDictionary<ServerKind, Installation> installations = new();
    private readonly ConcurrentDictionary<string, IServer> servers = new();

    public async Task ProvideAsync(IEnumerable<ContainerResource> resources, CancellationToken ct)
    {
        foreach (var kind in resources.Select(KindOf).Distinct())
        {
            await InstallationAsync(kind, ct);
        }
    }

    public async ValueTask<IServer> GetAsync(ContainerResource resource, CancellationToken ct)
    {
        if (servers.TryGetValue(resource.Name, out var known))
        {
            return known;
        }

        return servers.GetOrAdd(resource.Name, await PlanAsync(resource, ct));
    }

    public async Task CreateDatabaseAsync(PostgresDatabaseResource database, CancellationToken ct)
    {
        var server = await GetAsync(database.Parent, ct);
        var name = database.DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal);
        var run = await CommandRun.OfAsync(server.Control("-c", $"CREATE DATABASE \"{name}\""), ct);
        if (!run.Succeeded && !run.Error.Contains("already exists", StringComparison.Ordinal))
        {
            throw new DistributedApplicationException($"The database '{database.DatabaseName}' could not be created: {run.LastLine}");
        }
    }

    private static ServerKind KindOf(ContainerResource resource) => resource switch
    {
        RabbitMQServerResource => ServerKind.RabbitMq,
        RedisResource => ServerKind.Redis,
        PostgresServerResource => ServerKind.PostgreSql,
        _ => throw Unknown(resource),
    };

    private static DistributedApplicationException Unknown(ContainerResource resource) => new($"The embedded engine knows no server for '{resource.Name}'.");

    private async Task<Installation> InstallationAsync(ServerKind kind, CancellationToken ct) => installations.TryGetValue(kind, out var known)
        ? known
        : installations.GetOrAdd(kind, await ServerTools.ForUser(Console.WriteLine).EnsureAsync(kind, ct));

    private async Task<IServer> PlanAsync(ContainerResource resource, CancellationToken ct)
    {
        var installation = await InstallationAsync(KindOf(resource), ct);
        var data = Path.Combine(folder.Servers, resource.Name);
        switch (resource)
        {
            case RabbitMQServerResource rabbit:
                var distribution = ports.PortOf($"{rabbit.Name}:distribution");
                var user = await rabbit.UserNameReference.GetValueAsync(ct) ?? "";
                return new RabbitMqServer(installation, new(data, rabbit.PrimaryEndpoint.Port, distribution, user, await SecretAsync(rabbit.PasswordParameter, ct)));
            case RedisResource redis:
                return new RedisServer(installation, new(data, redis.PrimaryEndpoint.Port, await SecretAsync(redis.PasswordParameter, ct)));
            case PostgresServerResource postgres:
                var owner = await postgres.UserNameReference.GetValueAsync(ct) ?? "";
                return new PostgresServer(installation, new(data, postgres.PrimaryEndpoint.Port, owner, await SecretAsync(postgres.PasswordParameter, ct)));
            default:
                throw Unknown(resource);
        }
    }

    private static async Task<string> SecretAsync(ParameterResource parameter, CancellationToken ct) => await parameter.GetValueAsync(ct) ?? "";
}
