using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Degraded while answers can't be written down: callers get them, but nobody else learns of them.</summary>
internal sealed class PredictionLogHealth(PredictionLog predictions) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(predictions.Trouble is { } why ? HealthCheckResult.Degraded($"Predictions are answered but not logged: {why}") : HealthCheckResult.Healthy());
}
