using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Clients.Common;
using RabbitMQ.Client;

namespace MlopsLab.Clients.RabbitMQ;

internal sealed class BrokerHealthCheck(SharedOpening<IConnection> opening) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var connection = await opening.GetAsync().WaitAsync(Patience, cancellationToken);
            return connection.IsOpen
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"The connection to the broker is closed: {connection.CloseReason?.ReplyText ?? "no reason given"}.");
        }
        catch (TimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The broker is not connected yet.");
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The broker can't be reached.", failed);
        }
    }
}
