using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace MlopsLab.Clients.Common;

internal static class HealthCheckGuard
{
    /// <summary>Adds the check unless one of this name was added before: adding a client twice is not an error.</summary>
    public static void TryAddHealthCheck(this IHostApplicationBuilder builder, string name, Func<IServiceProvider, IHealthCheck> check)
    {
        var guard = $"Aspire.HealthChecks.{name}";
        if (builder.Properties.TryAdd(guard, true))
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(name, check, failureStatus: null, tags: null));
        }
    }
}
