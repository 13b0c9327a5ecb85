using Microsoft.Extensions.DependencyInjection;

namespace MlopsLab.Clients.Common;

internal static class ClientServices
{
    public static TClient GetClient<TClient>(this IServiceProvider services, object? key)
        where TClient : notnull =>
        key is null ? services.GetRequiredService<TClient>() : services.GetRequiredKeyedService<TClient>(key);

    public static void AddClient<TClient>(this IServiceCollection services, object? key, Func<IServiceProvider, TClient> make)
        where TClient : class
    {
        if (key is null)
        {
            services.AddSingleton(make);
        }
        else
        {
            services.AddKeyedSingleton(key, (provider, _) => make(provider));
        }
    }
}
