using Microsoft.AspNetCore.Diagnostics;
using MlopsLab.Registry.Endpoints;
using MlopsLab.Registry.Mlflow;
using MlopsLab.Registry.Mlflow.Artifacts;
using MlopsLab.Registry.Mlflow.Tracking;
using MlopsLab.Registry.Mlflow.Webhooks;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry;

internal static class RegistrySetup
{
    public static void AddRegistry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RegistryOptions>().BindConfiguration(RegistryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddNodeClient<TrainingClient>("training");
        builder.Services.AddSingleton<Shelves>();
        // Before the defaults' last resort, which takes everything.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IExceptionHandler, StoreAwayHandler>());
        builder.Services.AddSingleton<ArtifactStore>();
        builder.Services.AddSingleton<ArtifactThreshold>();
        builder.Services.AddSingleton<RegistryMetrics>();
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<AliasMover>();
        builder.Services.AddSingleton<ModelEdits>();
        builder.Services.AddSingleton<AuditReads>();
        builder.Services.AddSingleton<GatePolicies>();
        builder.Services.AddSingleton<EvidenceReader>();
        builder.Services.AddSingleton<GateRecorder>();
        builder.Services.AddSingleton<GateKeeper>();
        builder.Services.AddHostedService<GateWorker>();
        builder.Services.AddSingleton<Reviewer>();
        builder.Services.AddSingleton<Registrar>();
        builder.Services.AddSingleton<ModelChanges>();
        builder.Services.AddSingleton<ModelReads>();
        builder.Services.AddHostedService<RegistrationWorker>();
        builder.Services.AddSingleton<RegisteredModels>();
        builder.Services.AddSingleton<ModelVersions>();
        builder.Services.AddSingleton<Experiments>();
        builder.Services.AddSingleton<Runs>();
        builder.Services.AddSingleton<ArtifactTree>();
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddSingleton<WebhookApi>();
        builder.Services.AddHostedService<DeliveryWorker>();
    }

    public static void MapRegistry(this IEndpointRouteBuilder app)
    {
        app.MapModels();
        app.MapChanges();
        app.MapEdits();
        app.MapGates();
        app.MapAudit();
        app.MapArtifacts();
        app.MapMlflow();
        app.MapArtifactProxy();
    }
}
