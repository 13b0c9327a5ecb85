using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MlopsLab.Hosting.Engine;

/// <summary>Asks the health checks of one process, each with its own time-out.</summary>
internal sealed class HealthProbes(IOptions<HealthCheckServiceOptions> registered, IServiceProvider services, IOptions<EngineOptions> options)
{
    public IReadOnlyList<HealthCheckRegistration> Of(IResource resource) =>
        [.. resource.Annotations.OfType<HealthCheckAnnotation>().Select(annotation => Find(resource, annotation.Key))];

    public async Task<IReadOnlyList<(string Key, ProbeAnswer Answer)>> AskAsync(
        IReadOnlyList<HealthCheckRegistration> checks, Func<string, int> portOf, CancellationToken ct) =>
        await Task.WhenAll(checks.Select(async check => (check.Name, await AskAsync(check, portOf, ct))));

    private Task<ProbeAnswer> AskAsync(HealthCheckRegistration check, Func<string, int> portOf, CancellationToken ct) =>
        check.Factory(services) is HttpProbe http
            ? http.AskAsync(portOf(http.EndpointName), options.Value.ProbeTimeout, ct)
            : AskAsync(check, check.Factory(services), ct);

    // A server asked over its own protocol has no other way to say that it lives.
    private async Task<ProbeAnswer> AskAsync(HealthCheckRegistration registration, IHealthCheck check, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Value.ProbeTimeout);
        try
        {
            var result = await check.CheckHealthAsync(new() { Registration = registration }, limit.Token).WaitAsync(limit.Token);
            return new(result.Status, Answered: result.Status == HealthStatus.Healthy || check is not ServerCheck, result.Description ?? result.Exception?.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ProbeAnswer.Silent($"{registration.Name} did not answer within {options.Value.ProbeTimeout.TotalSeconds:0.#} s.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(HealthStatus.Unhealthy, true, failure.Message);
        }
    }

    private HealthCheckRegistration Find(IResource resource, string key) =>
        registered.Value.Registrations.FirstOrDefault(known => known.Name == key)
        ?? throw new DistributedApplicationException($"The health check '{key}' of '{resource.Name}' is not registered.");
}
