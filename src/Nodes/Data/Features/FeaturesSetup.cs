using MlopsLab.Features.Domain;
using MlopsLab.Features.Endpoints;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features;

internal static class FeaturesSetup
{
    public static void AddFeatures(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FeaturesOptions>().BindConfiguration(FeaturesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // Without Redis the node still keeps features: its own check says degraded, not unhealthy.
        builder.AddRedisClient("redis", settings => settings.DisableHealthChecks = true);
        builder.AddNodeClient<IngestionClient>("ingestion", Patient);
        builder.AddNodeClient<RegistryClient>("registry");
        services.AddSingleton(ScenarioCatalog.OfList(builder.Configuration["LAB_SCENARIOS"]));
        builder.AddLineage();
        services.AddSingleton<CompiledViews>();
        services.AddSingleton<StateCache>();
        services.AddSingleton<StateTable>();
        services.AddSingleton<ViewTable>();
        services.AddSingleton<OnlineStatus>();
        services.AddSingleton<OnlineCopy>();
        services.AddSingleton<TrainingSets>();
        services.AddSingleton<FeaturesMetrics>().AddSingleton<IExplanation, FeaturesFacts>();
        services.AddHostedService<OnlineCopyWorker>();
        services.AddSingleton<RecordLog>();
        services.AddSingleton<CopyReader>();
        services.AddSingleton<Freshness>();
        services.AddSingleton<Backfill>();
        services.AddSingleton<ViewHashes>();
        services.AddSingleton<ViewComparison>();
        services.AddSingleton<ViewRemoval>();
        services.AddSingleton<LiveVectorTable>();
        services.AddSingleton<BreakTable>();
        services.AddSingleton<FirstDifference>();
        services.AddSingleton<ParityCheck>();
        services.AddSingleton<Parity>();
        services.AddSingleton<CopyPatrol>();
        services.AddHostedService<ParityWorker>();
        services.AddHostedService<CopyPatrolWorker>();
        services.AddHostedService<ViewWatch>();
        services.AddHostedService<BackfillWorker>();
        services.AddHealthChecks().AddCheck<OnlineHealth>("online-copy");
    }

    public static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapViews();
        app.MapVersions();
        app.MapTrainingSets();
        app.MapOnline();
        app.MapParity();
    }

    /// <summary>A large snapshot may take ingestion a while to begin with.</summary>
    private static void Patient(NodeClientOptions client)
    {
        client.AttemptTimeout = TimeSpan.FromMinutes(1);
        client.TotalTimeout = TimeSpan.FromMinutes(2);
    }
}
