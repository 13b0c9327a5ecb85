using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Not ready before the first call has been made; who asks all the same is answered.</summary>
internal sealed class WarmUpHealth(WarmUp warmUp) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(warmUp.Done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("warming up"));
}
