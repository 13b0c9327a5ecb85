using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Endpoints;
using MlopsLab.Training.Storage;
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
        services.AddSingleton(ScenarioCatalog.OfList(builder.Configuration["LAB_SCENARIOS"]));
        services.AddSingleton<ArtifactFiles>();
        services.AddSingleton<RunLineage>();
        services.AddSingleton<TrainingMetrics>();
        services.AddSingleton<RunJournal>();
        services.AddSingleton<RunExecution>();
        services.AddHostedService<RunWorker>();
    }

    public static void MapTraining(this IEndpointRouteBuilder app)
    {
        app.MapRuns();
        app.MapArtifacts();
    }

    /// <summary>A snapshot takes a while to be read and joined; the worker itself repeats what fails.</summary>
    private static void Patient(NodeClientOptions client)
    {
        client.AttemptTimeout = TimeSpan.FromMinutes(2);
        client.TotalTimeout = TimeSpan.FromMinutes(5);
    }
}
