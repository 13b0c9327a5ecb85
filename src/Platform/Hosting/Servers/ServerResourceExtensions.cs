using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Hosting.Engine;

namespace Aspire.Hosting;

internal static class ServerResourceExtensions
{
    public static IResourceBuilder<T> AddServer<T>(this IDistributedApplicationBuilder builder, T server, int? port)
        where T : ContainerResource
    {
        var key = $"{server.Name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, services => new ServerCheck(services.GetRequiredService<NativeServers>(), server), null, null));
        var added = builder.AddResource(server).WithEndpoint(port, scheme: "tcp", name: "tcp").WithHealthCheck(key);
        server.EndpointAnnotations().Last().TargetHost = "127.0.0.1";
        return added;
    }
}
