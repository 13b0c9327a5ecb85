using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Hosting.Engine;

/// <summary>Asks a server over its own protocol.</summary>
internal sealed class ServerCheck(NativeServers servers, ContainerResource resource) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        await (await servers.GetAsync(resource, cancellationToken)).IsReadyAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"{resource.Name} is not ready.");
}
