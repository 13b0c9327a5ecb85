using Microsoft.Extensions.Options;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Domain.Batching;
using MlopsLab.Inference.Endpoints;
using MlopsLab.Inference.Repository;
using MlopsLab.Inference.Storage;
using MlopsLab.Inference.Telemetry;
using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.Inference;

internal static class InferenceSetup
{
    public static void AddInference(this IHostApplicationBuilder builder, string role)
    {
        var services = builder.Services;
        services.AddOptions<InferenceOptions>().BindConfiguration(InferenceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BatchingOptions>().BindConfiguration(BatchingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddCompressedBodies();
        builder.AddNodeClient<RegistryClient>("registry", client => client.Retries = 0);
        services.AddSingleton<Shelf>();
        services.AddSingleton<ArtifactFiles>();
        services.AddSingleton<InferenceMetrics>();
        services.AddSingleton<ModelLoader>();
        services.AddSingleton<LoadFailures>();
        services.AddSingleton<RepositoryDesk>();
        services.AddSingleton(TurnsOf);
        services.AddSingleton<BatchLanes>();
        services.AddSingleton<RowScoring>();
        services.AddSingleton<InferWorks>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<InferHandler>();
        services.AddHostedService<ShelfRestore>();
        services.AddHostedService<LoadWorker>();
        if (role == Role.Stable)
        {
            services.AddHostedService<ChampionLookup>();
        }

        services.AddHealthChecks().AddCheck<ShelfHealth>("models");
    }

    public static void MapInference(this IEndpointRouteBuilder app)
    {
        app.MapInfer();
        app.MapProtocol();
        app.MapStatistics();
        app.MapRepository();
        app.MapLoaded();
    }

    private static Turns TurnsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<InferenceOptions>>().Value;
        return new(() => options.Concurrency, () => options.QueueLength, Priority.Weights);
    }
}
