using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Endpoints;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Storage.Stages;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

internal static class TrainingSetup
{
    public static void AddTraining(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TrainingOptions>().BindConfiguration(TrainingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddNodeClient<IngestionClient>("ingestion", Patient);
        builder.AddNodeClient<FeaturesClient>("features", Patient);
        builder.AddNodeClient<RegistryClient>("registry", Brief);
        services.AddSingleton(ScenarioCatalog.OfList(builder.Configuration["LAB_SCENARIOS"]));
        services.AddSingleton<ArtifactFiles>();
        services.AddSingleton<CsvFiles>();
        services.AddSingleton<RunLineage>();
        services.AddSingleton<TrainingMetrics>();
        services.AddSingleton<RunJournal>();
        services.AddSingleton(CodeIdentity.OfThisBuild());
        services.AddSingleton<IRunSources, RunSources>();
        services.AddSingleton<RunRequestReader>();
        services.AddSingleton<StageCache>();
        services.AddSingleton<FitKeeper>();
        services.AddSingleton<StagePipeline>();
        services.AddSingleton<RunExecution>();
        services.AddSingleton<RunsUnderWay>();
        services.AddSingleton<RunReporter>();
        services.AddSingleton<RunAttempt>();
        services.AddHostedService<RunWorker>();
        services.AddHostedService<ScheduleWorker>();
    }

    public static void MapTraining(this IEndpointRouteBuilder app)
    {
        app.MapRuns();
        app.MapSweeps();
        app.MapCsv();
        app.MapSchedules();
        app.MapArtifacts();
    }

    /// <summary>A snapshot takes a while to be read and joined; the worker itself repeats what fails.</summary>
    private static void Patient(NodeClientOptions client)
    {
        client.AttemptTimeout = TimeSpan.FromMinutes(2);
        client.TotalTimeout = TimeSpan.FromMinutes(5);
    }

    /// <summary>Without a registry there is no comparison, but a run all the same.</summary>
    private static void Brief(NodeClientOptions client)
    {
        client.AttemptTimeout = TimeSpan.FromSeconds(5);
        client.TotalTimeout = TimeSpan.FromSeconds(15);
    }
}
