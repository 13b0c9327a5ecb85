using MlopsLab.Cache.Handlers;
using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;

namespace MlopsLab.Cache;

internal static class CacheServices
{
    public static void AddCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CacheOptions>().BindConfiguration(CacheOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddMessaging(bus => bus.Handle<ModelAliasMoved, ModelAliasMovedHandler>());
        builder.Services.AddSingleton<PredictionKeys>().AddHostedService<CacheDropper>();
    }
}
