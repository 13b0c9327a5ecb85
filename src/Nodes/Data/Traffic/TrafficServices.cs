using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Endpoints;
using MlopsLab.Traffic.Storage;
using MlopsLab.Traffic.Telemetry;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic;

internal static class TrafficServices
{
    public static void AddTraffic(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TrafficOptions>()
            .BindConfiguration(TrafficOptions.Section)
            .Configure(options => options.Scenarios = builder.Configuration["LAB_SCENARIOS"] ?? options.Scenarios)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, TrafficJson.Default));
        services.AddSingleton(provider => ScenarioCatalog.OfList(provider.GetRequiredService<IOptions<TrafficOptions>>().Value.Scenarios));
        AddClients(builder);
        AddState(services);
        AddWorkers(services);
    }

    private static void AddClients(IHostApplicationBuilder builder)
    {
        var timeout = builder.Configuration.GetSection(TrafficOptions.Section).Get<TrafficOptions>()?.ScoreTimeout ?? new TrafficOptions().ScoreTimeout;
        builder.AddNodeClient<IngestionClient>("ingestion");

        // A client of the lab knows no breaker: it asks, and what it sees is what is counted.
        builder.AddNodeClient<GatewayClient>("gateway", options =>
        {
            (options.Retries, options.BreakAfterAttempts) = (0, int.MaxValue);
            (options.AttemptTimeout, options.TotalTimeout) = (timeout, timeout);
        });
    }

    private static void AddState(IServiceCollection services)
    {
        services.AddSingleton<SettingStore>();
        services.AddSingleton<WaitingStore>();
        services.AddSingleton<HeldStore>();
        services.AddSingleton<VerdictStore>();
        services.AddSingleton<WorldSwitches>();
        services.AddSingleton<ReplayStore>();
        services.AddSingleton<TruthLog>();
        services.AddSingleton<LiveCounts>();
        services.AddSingleton<LatencyHistogram>();
        services.AddSingleton<LiveState>();
        services.AddSingleton<LiveClock>();
        services.AddSingleton<Persistence>();
        services.AddSingleton<FraudWorldFactory>();
        services.AddSingleton<HistorySender>();
        services.AddSingleton<ReplayScorer>();
        services.AddSingleton<ReplaySteps>();
        services.AddSingleton<TrafficMetrics>();
        services.AddSingleton<TrafficOverview>();
        services.AddSingleton<IExplanation, TrafficFacts>();
    }

    private static void AddWorkers(IServiceCollection services)
    {
        Add<Recorder>(services);
        Add<ScorePool>(services);
        Add<HistoryLoader>(services);
        Add<LiveTraffic>(services);
        Add<RecordCourier>(services);
        Add<HeldCourier>(services);
        Add<LabelCourier>(services);
        Add<ReplayRunner>(services);
    }

    private static void Add<TWorker>(IServiceCollection services)
        where TWorker : class, IHostedService
    {
        services.AddSingleton<TWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TWorker>());
    }
}
