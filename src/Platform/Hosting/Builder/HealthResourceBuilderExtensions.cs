using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Hosting.Engine;

namespace Aspire.Hosting;

/// <summary>Says how a resource's health is asked for.</summary>
public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource => builder.WithAnnotation(new HealthCheckAnnotation(key));

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var endpoint = builder.Resource.EndpointAnnotations().FirstOrDefault(known => known.Name == (endpointName ?? "http"))
            ?? throw new DistributedApplicationException(
                $"Could not create HTTP health check for resource '{builder.Resource.Name}': it has no endpoint '{endpointName ?? "http"}'.");
        var check = new HttpProbe(new EndpointReference(builder.Resource, endpoint.Name), path ?? "/", statusCode ?? 200);
        var key = $"{builder.Resource.Name}_{endpoint.Name}_{check.Path}_{check.Status}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, check, null, null));
        return builder.WithHealthCheck(key);
    }
}
