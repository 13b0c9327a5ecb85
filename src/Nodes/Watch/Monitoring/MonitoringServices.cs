using MlopsLab.Contracts;
using MlopsLab.Contracts.Features;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Handlers;
using MlopsLab.Monitoring.Signals;
using MlopsLab.Scenarios;

namespace MlopsLab.Monitoring;

/// <summary>One program, four monitors: the resource's name says which one this process is.</summary>
internal static class MonitoringServices
{
    public static void AddMonitoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MonitoringOptions>().BindConfiguration(MonitoringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Beat>().AddHostedService<Watch>();
        var name = builder.Configuration["OTEL_SERVICE_NAME"] ?? "monitor-data";
        var add = name switch
        {
            "monitor-model" => AddModel,
            "monitor-system" => AddSystem,
            "monitor-business" => AddBusiness,
            _ => (Action<WebApplicationBuilder>)AddData,
        };
        add(builder);
    }

    private static void AddData(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IMonitor, DataMonitor>().AddSingleton<IntakePolicy>().AddSingleton(ScenarioCatalog.OfList(builder.Configuration["LAB_SCENARIOS"]));
        builder.AddMessaging(bus => bus
            .Handle<RecordAccepted, RecordAcceptedHandler>()
            .Handle<RecordQuarantined, RecordQuarantinedHandler>()
            .Handle<IntakeMeasured, IntakeMeasuredHandler>()
            .Handle<SchemaChanged, SchemaChangedHandler>()
            .Handle<FeatureParityBroken, FeatureParityBrokenHandler>()
            .HandleHolds());
    }

    private static void AddModel(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IMonitor, ModelMonitor>();
        builder.AddMessaging(bus => bus.Handle<PredictionMade, ScoresHandler>().Handle<LabelMatured, LabelsHandler>().HandleHolds());
    }

    private static void AddSystem(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IMonitor, SystemMonitor>().AddSingleton<NodeProbe>();
        foreach (var card in NodeCards.All)
        {
            builder.AddNodeClient(card.Name);
        }

        builder.AddMessaging(bus => bus.Handle<PredictionMade, ServiceHandler>().Handle<TrafficSplitSkewed, TrafficSplitSkewedHandler>());
    }

    private static void AddBusiness(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IMonitor, BusinessMonitor>();
        builder.AddMessaging(bus => bus.Handle<PredictionMade, DecisionsHandler>().Handle<LabelMatured, OutcomesHandler>().HandleHolds());
    }

    /// <summary>Monitors whose signals held rows explain hear of holds.</summary>
    private static MessagingBuilder HandleHolds(this MessagingBuilder bus) => bus.Handle<BatchHeld, BatchHeldHandler>().Handle<BatchReleased, BatchReleasedHandler>();
}
