using System.Diagnostics;
using MlopsLab.Messaging.Broker;

namespace MlopsLab.Messaging.Telemetry;

/// <summary>Spans after the OpenTelemetry conventions for messaging; a handler's span continues the trace of whoever published.</summary>
internal static class MessagingTracing
{
    public const string SourceName = "MlopsLab.Messaging";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Publishing(string wireName, string id, int bytes)
    {
        var activity = Source.StartActivity($"publish {wireName}", ActivityKind.Producer);
        return activity is null ? null : Describe(activity, "publish", "send", wireName, id, bytes, Names.Events);
    }

    public static Activity? Processing(string wireName, string id, int bytes, string queue, string? traceparent)
    {
        ActivityContext.TryParse(traceparent, null, isRemote: true, out var parent);
        var activity = Source.StartActivity($"process {wireName}", ActivityKind.Consumer, parent);
        return activity is null ? null : Describe(activity, "process", "process", wireName, id, bytes, queue);
    }

    private static Activity Describe(Activity activity, string name, string type, string wireName, string id, int bytes, string destination)
    {
        if (activity.IsAllDataRequested)
        {
            activity.SetTag("messaging.system", "rabbitmq");
            activity.SetTag("messaging.operation.name", name);
            activity.SetTag("messaging.operation.type", type);
            activity.SetTag("messaging.destination.name", destination);
            activity.SetTag("messaging.rabbitmq.destination.routing_key", wireName);
            activity.SetTag("messaging.message.id", id);
            activity.SetTag("messaging.message.body.size", bytes);
        }

        return activity;
    }
}
