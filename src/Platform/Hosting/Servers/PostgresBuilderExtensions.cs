using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Hosting.Engine;

namespace Aspire.Hosting;

/// <summary>Adds a PostgreSQL server and its databases.</summary>
public static class PostgresBuilderExtensions
{
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.Password(builder, name);
        return builder.AddServer(new PostgresServerResource(name, userName?.Resource, secret), port);
    }

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Add(name, database.DatabaseName);
        builder.OnResourceReady((_, ready, ct) => CreateAsync(database, ready.Services, ct));
        return builder.ApplicationBuilder.AddResource(database);
    }

    private static async Task CreateAsync(PostgresDatabaseResource database, IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<NativeServers>().CreateDatabaseAsync(database, ct);
        await services.GetRequiredService<ResourceNotificationService>().PublishUpdateAsync(database, snapshot => snapshot with
        {
            ResourceType = "PostgresDatabase",
            State = KnownResourceStates.Running,
            HealthStatus = HealthStatus.Healthy,
            IsReady = true,
        });
    }
}
