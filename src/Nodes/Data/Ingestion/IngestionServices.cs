using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Training;
using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Ingestion.Handlers;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion;

internal static class IngestionServices
{
    public static void AddIngestion(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<IngestionOptions>()
            .BindConfiguration(IngestionOptions.Section)
            .Configure(options => options.Scenarios = builder.Configuration["LAB_SCENARIOS"] ?? options.Scenarios)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, IngestionJson.Default));
        services.AddSingleton<Fsync>(RandomAccess.FlushToDisk);
        services.AddSingleton(provider => ScenarioCatalog.OfList(provider.GetRequiredService<IOptions<IngestionOptions>>().Value.Scenarios));
        AddStorage(services);
        services.AddSingleton<IngestionMetrics>().AddSingleton<IExplanation, IngestionFacts>();
        services.AddSingleton<BodyBudget>();
        services.AddSingleton<ScenarioClocks>().AddSingleton<SourceWatches>().AddSingleton<HoldStore>().AddSingleton<SourceStateStore>().AddSingleton<HoldRecovery>().AddSingleton<HoldKeeper>();
        services.AddSingleton<ContractKeeper>().AddSingleton<HoldRepair>().AddSingleton<ScenarioDesk>();
        services.AddHostedService<ContractWatch>();
        services.AddSingleton<RecordIntake>();
        services.AddHostedService<SourceStateKeeper>();
        services.AddSingleton<ReplayStore>().AddSingleton<ReplayPlan>().AddSingleton<ReplayDesk>().AddSingleton<ReplaySignal>();
        services.AddHostedService<ReplayWorker>();
        services.AddSingleton<Intake>();
        services.AddSingleton<TailSignal>();
        services.AddSingleton<IntakeRecovery>();
        services.AddSingleton<SnapshotSealer>();
        services.AddSingleton<IntakeWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<IntakeWriter>());
        services.AddHostedService<TailPublisher>();
        services.AddHostedService<SegmentCounter>();
        services.AddHostedService<AutoSeal>();
    }

    public static MessagingBuilder HandleIngestion(this MessagingBuilder bus) => bus
        .Handle<PredictionMade, PredictionMadeHandler>()
        .Handle<TrainingCompleted, TrainingCompletedHandler>()
        .Handle<ModelRegistered, ModelRegisteredHandler>();

    public static void MapIngestion(this IEndpointRouteBuilder app)
    {
        app.MapIntake();
        app.MapSnapshots();
        app.MapDiffs();
        app.MapQuarantine();
        app.MapReplays();
        app.MapContracts();
        app.MapScenarios();
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton<Journals>();
        services.AddSingleton<KnownRecords>();
        services.AddSingleton<Positions>();
        services.AddSingleton<IntakeTallies>();
        services.AddSingleton<RecordTail>();
        services.AddSingleton<LabelTail>();
        services.AddSingleton<QuarantineStore>();
        services.AddSingleton<ContractStore>();
        services.AddSingleton<SnapshotFiles>();
        services.AddSingleton<SegmentStatistics>();
        services.AddSingleton<SnapshotBuilder>();
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<TrainedModels>();
        services.AddSingleton<SnapshotDiffs>();
        services.AddSingleton<SealLineage>();
    }
}
