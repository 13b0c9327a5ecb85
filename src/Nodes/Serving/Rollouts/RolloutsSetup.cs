using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Endpoints;
using MlopsLab.Rollouts.Notifications;
using MlopsLab.Rollouts.Storage;
using MlopsLab.Rollouts.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts;

internal static class RolloutsSetup
{
    public static void AddRollouts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RolloutOptions>().BindConfiguration(RolloutOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddNodeClient<RegistryClient>("registry", Quickly);
        builder.Services.AddSingleton<RolloutMetrics>();
        builder.Services.AddSingleton<RolloutLedger>();
        builder.Services.AddSingleton<GateClient>();
        builder.Services.AddSingleton<RolloutTick>();
        builder.Services.AddSingleton<RolloutCommands>();
        builder.Services.AddSingleton<RolloutReads>();
        builder.Services.AddHostedService<RolloutWorker>();
        builder.Services.AddHostedService<NotificationWorker>();
    }

    public static void MapRolloutsNode(this IEndpointRouteBuilder app)
    {
        app.MapRollouts();
        app.MapCommands();
    }

    // While it waits for the registry, the controller looks at no other rollout.
    private static void Quickly(NodeClientOptions client)
    {
        client.AttemptTimeout = TimeSpan.FromSeconds(2);
        client.TotalTimeout = TimeSpan.FromSeconds(5);
        client.Retries = 1;
    }
}
