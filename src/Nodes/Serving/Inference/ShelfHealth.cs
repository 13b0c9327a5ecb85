using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference;

/// <summary>A node without a model is healthy: at first nobody has trained one.</summary>
internal sealed class ShelfHealth(Shelf shelf) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var served = shelf.Models.Values.Select(model => $"{model.Current.Model} {model.Current.Version}").Order(StringComparer.Ordinal);
        return Task.FromResult(HealthCheckResult.Healthy(shelf.Models.Count == 0 ? "no model yet" : $"serves {string.Join(", ", served)}"));
    }
}
