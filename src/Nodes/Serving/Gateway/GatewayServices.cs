using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Features;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Gateway.Admission;
using MlopsLab.Gateway.Clients;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Fallback;
using MlopsLab.Gateway.Handlers;
using MlopsLab.Gateway.Online;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Shadows;
using MlopsLab.Gateway.Splits;
using MlopsLab.Gateway.Storage;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.Gateway.Upstream;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Gateway;

internal static class GatewayServices
{
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddMessaging(bus => bus
            .Handle<TrafficSplitChanged, TrafficSplitChangedHandler>()
            .Handle<ModelLoaded, ModelLoadedHandler>()
            .Handle<FeatureViewPublished, FeatureViewPublishedHandler>());
        builder.AddFactJournal("predictions", GatewayJson.Default.ServedPrediction, (Func<IReadOnlyList<ServedPrediction>, DateTimeOffset, IEnumerable<PredictionMade>>)PredictionFacts.From);
        builder.AddFactJournal("shadows", GatewayJson.Default.ShadowLine, (Func<IReadOnlyList<ShadowLine>, DateTimeOffset, IEnumerable<ShadowCompared>>)ShadowFacts.From, maxDelay: TimeSpan.FromSeconds(1));
        builder.AddNodeClient("inference-stable", WithoutBreaker);
        builder.AddNodeClient("inference-canary", WithoutBreaker);
        services.AddSingleton<Upstreams>().AddSingleton<InferencePassage>();
        services.AddSingleton(ScenarioCatalog.OfList(builder.Configuration["LAB_SCENARIOS"]));
        services.AddSingleton<ScenarioModels>().AddSingleton<ScoreRequestReader>().AddSingleton<InputLookUp>().AddSingleton<RecordScorer>().AddSingleton<PredictionLog>();
        services.AddSingleton<ModelViews>().AddSingleton<RoutingTable>().AddSingleton<RouteRefresh>().AddHostedService(provider => provider.GetRequiredService<RouteRefresh>());
        services.AddSingleton<LastScores>().AddSingleton<OnlineStore>().AddSingleton<GatewayMetrics>().AddSingleton<CacheMetrics>().AddSingleton<Admittance>();
        services.AddSingleton<CacheWriter>().AddHostedService(provider => provider.GetRequiredService<CacheWriter>());
        services.AddSingleton<ShadowMetrics>().AddSingleton<Mirror>().AddHostedService(provider => provider.GetRequiredService<Mirror>());
        services.AddSingleton<SplitMetrics>().AddSingleton<SplitWatch>().AddHostedService(provider => provider.GetRequiredService<SplitWatch>());
        services.AddSingleton<ClientGate>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((kestrel, options) =>
            kestrel.Limits.MinRequestBodyDataRate = new(options.Value.LeastBodyBytesPerSecond, gracePeriod: TimeSpan.FromSeconds(2)));
        services.AddSingleton<WarmUp>().AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services.AddHealthChecks().AddCheck<PredictionLogHealth>("prediction-log").AddCheck<WarmUpHealth>("warm-up");
    }

    /// <summary>The upstream has its own, as the gateway's options say.</summary>
    private static void WithoutBreaker(NodeClientOptions client) => client.BreakAfterAttempts = 0;
}
