using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Startup;
using OpenTelemetry.Resources;

namespace MlopsLab.ServiceDefaults.Telemetry;

/// <summary>Names the node and this process of it in every signal; <c>OTEL_RESOURCE_ATTRIBUTES</c> wins.</summary>
internal sealed class NodeResource(IServiceProvider services) : IResourceDetector
{
    private const string Instance = "service.instance.id";

    public Resource Detect()
    {
        var name = services.GetRequiredService<IOptions<LabOptions>>().Value.Name;
        var given = services.GetRequiredService<IConfiguration>()["OTEL_RESOURCE_ATTRIBUTES"] ?? "";
        List<KeyValuePair<string, object>> attributes = [new("service.name", name)];
        if (!given.Contains($"{Instance}=", StringComparison.Ordinal))
        {
            attributes.Add(new(Instance, $"{name}-{Environment.ProcessId}"));
        }

        return new Resource(attributes);
    }
}
