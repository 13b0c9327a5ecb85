using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using MlopsLab.ServiceDefaults.Http;
using MlopsLab.ServiceDefaults.Startup;

namespace Microsoft.Extensions.Hosting;

/// <summary>HTTP clients of other nodes: found by name, with the lab's token, time-outs, retries and a breaker.</summary>
public static class NodeClientExtensions
{
    /// <summary>Adds the named client of a node: <c>IHttpClientFactory.CreateClient("registry")</c>.</summary>
    public static IHttpClientBuilder AddNodeClient(this IHostApplicationBuilder builder, string node, Action<NodeClientOptions>? configure = null) =>
        Set(builder, builder.Services.AddHttpClient(node), node, configure);

    /// <summary>Adds a typed client of a node: <typeparamref name="TClient"/> takes an <see cref="HttpClient"/> in its constructor.</summary>
    public static IHttpClientBuilder AddNodeClient<TClient>(this IHostApplicationBuilder builder, string node, Action<NodeClientOptions>? configure = null)
        where TClient : class =>
        Set(builder, builder.Services.AddHttpClient<TClient>($"{node}:{typeof(TClient).FullName}"), node, configure);

    private static IHttpClientBuilder Set(IHostApplicationBuilder builder, IHttpClientBuilder client, string node, Action<NodeClientOptions>? configure)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<NodeAddresses>();
        var options = new NodeClientOptions();
        configure?.Invoke(options);

        return client
            .ConfigureHttpClient(http => http.BaseAddress = new Uri($"http://{node}"))
            .UseSocketsHttpHandler((sockets, _) => Limit(sockets))
            // One chain for good: the breaker's memory lives in it, and the sockets renew themselves.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler(services => new NodeResilienceHandler(node, options, services.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(services => new NodeAddressHandler(node, services.GetRequiredService<NodeAddresses>(), services.GetRequiredService<IOptions<LabOptions>>()));
    }

    private static void Limit(SocketsHttpHandler sockets)
    {
        sockets.ConnectTimeout = TimeSpan.FromSeconds(2);
        sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        sockets.AllowAutoRedirect = false;
        sockets.UseProxy = false;
        sockets.UseCookies = false;
    }
}
