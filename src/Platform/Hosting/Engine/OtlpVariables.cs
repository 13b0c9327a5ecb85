using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MlopsLab.Hosting.Engine;

/// <summary>Points telemetry at the resource that receives it, in the words of the OpenTelemetry specification.</summary>
internal sealed class OtlpVariables(DistributedApplicationModel model, IOptions<EngineOptions> options, IHostEnvironment environment)
{
    private readonly string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public void Add(Instance instance, Dictionary<string, object> variables)
    {
        if (!instance.Resource.Annotations.OfType<OtlpExporterAnnotation>().Any())
        {
            return;
        }

        variables["OTEL_SERVICE_NAME"] = instance.Resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance.Suffix}";
        AddAddress(instance, variables);
        if (environment.IsDevelopment())
        {
            AddDevelopment(variables);
        }
    }

    // The receiver gets the key the others send, under the name Aspire gives its dashboard, and no address: it would feed itself.
    private void AddAddress(Instance instance, Dictionary<string, object> variables)
    {
        if (Receiver() is not { } receiver)
        {
            return;
        }

        if (receiver.Resource == instance.Resource)
        {
            variables["DASHBOARD__OTLP__PRIMARYAPIKEY"] = key;
            return;
        }

        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";

        // Metrics and logs are each node's own to serve (/metrics, its output): sending them too would cost every node a thread and a request a second.
        variables["OTEL_METRICS_EXPORTER"] = "none";
        variables["OTEL_LOGS_EXPORTER"] = "none";
    }

    private EndpointReference? Receiver() =>
        model.Resources.OfType<IResourceWithEndpoints>().FirstOrDefault(resource => resource.Name == options.Value.OtlpResource) is { } receiver
            ? new EndpointReference(receiver, "http")
            : null;

    private static void AddDevelopment(Dictionary<string, object> variables)
    {
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
    }
}
