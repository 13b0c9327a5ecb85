using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.State;

namespace MlopsLab.Hosting.Engine;

/// <summary>Gives every endpoint its address before anything starts.</summary>
internal sealed class Addresses(PortBook book)
{
    private const string SuffixCharacters = "abcdefghjkmnpqrstuvwxyz23456789";

    public IReadOnlyList<Instance> Allocate(IResource resource)
    {
        var replicas = resource.Replicas();
        foreach (var endpoint in resource.EndpointAnnotations())
        {
            var port = endpoint.Port ?? (replicas == 1 ? endpoint.TargetPort : null) ?? book.PortOf($"{resource.Name}:{endpoint.Name}");
            endpoint.AllocatedEndpoint ??= new(endpoint, endpoint.TargetHost, port);
        }

        return [.. Enumerable.Range(0, replicas).Select(replica => InstanceOf(resource, replica, replicas))];
    }

    private Instance InstanceOf(IResource resource, int replica, int replicas) => new(
        resource,
        RandomNumberGenerator.GetString(SuffixCharacters, 8),
        resource.EndpointAnnotations().ToDictionary(
            endpoint => endpoint.Name,
            endpoint => replicas == 1 && endpoint.AllocatedEndpoint is { } own
                ? own.Port
                : book.PortOf($"{resource.Name}:{endpoint.Name}:{replica.ToString(CultureInfo.InvariantCulture)}"),
            StringComparer.OrdinalIgnoreCase));
}
