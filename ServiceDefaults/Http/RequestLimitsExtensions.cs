using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults.Startup;

namespace MlopsLab.ServiceDefaults.Http;

internal static class RequestLimitsExtensions
{
    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<RequestLimits>().BindConfiguration(RequestLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        // The server is the first thing built: from here on nothing is made of options that are wrong.
        services.AddOptions<KestrelServerOptions>().Configure<StartCheck, IServiceProvider>((_, check, provider) => check.Run(provider));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<RequestLimits>>((kestrel, limits) => Apply(kestrel, limits.Value));
        services.AddOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>().Configure<IOptions<RequestLimits>>(
            (json, limits) => json.SerializerOptions.MaxDepth = limits.Value.MaxJsonDepth);
    }

    private static void Apply(KestrelServerOptions kestrel, RequestLimits limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadersTimeout;
    }
}
