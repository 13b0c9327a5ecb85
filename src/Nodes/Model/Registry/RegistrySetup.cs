using MlopsLab.Registry.Endpoints;
using MlopsLab.Registry.Storage;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry;

internal static class RegistrySetup
{
    public static void AddRegistry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RegistryOptions>().BindConfiguration(RegistryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddNodeClient<TrainingClient>("training");
        builder.Services.AddSingleton<ArtifactStore>();
        builder.Services.AddSingleton<RegistryMetrics>();
        builder.Services.AddSingleton<AliasMover>();
        builder.Services.AddSingleton<Reviewer>();
        builder.Services.AddSingleton<Registrar>();
        builder.Services.AddSingleton<ModelChanges>();
        builder.Services.AddSingleton<ModelReads>();
        builder.Services.AddHostedService<RegistrationWorker>();
    }

    public static void MapRegistry(this IEndpointRouteBuilder app)
    {
        app.MapModels();
        app.MapChanges();
        app.MapArtifacts();
    }
}
