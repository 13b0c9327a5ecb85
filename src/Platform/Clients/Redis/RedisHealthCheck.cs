using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Clients.Common;
using StackExchange.Redis;

namespace MlopsLab.Clients.Redis;

/// <summary>Pings with a time-out of its own: an awaited call of this client never gives up by itself.</summary>
internal sealed class RedisHealthCheck(SharedOpening<IConnectionMultiplexer> opening) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var redis = await opening.GetAsync().WaitAsync(Patience, cancellationToken);
            await redis.GetDatabase().PingAsync().WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (TimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"Redis did not answer a ping within {Patience.TotalSeconds:0} s.");
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Redis can't be reached.", failed);
        }
    }
}
