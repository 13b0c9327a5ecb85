using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Features.Storage;

/// <summary>Degraded while Redis can't be written: features are kept, but the gateway reads old ones or none.</summary>
internal sealed class OnlineHealth(OnlineStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status.Trouble is { } why ? HealthCheckResult.Degraded($"The copy in Redis is behind: {why}") : HealthCheckResult.Healthy());
}
