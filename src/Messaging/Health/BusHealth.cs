using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Outbox;

namespace MlopsLab.Messaging.Health;

/// <summary>Degraded, never unhealthy: a node without its broker still does its work, and restarting it would not bring the broker back.</summary>
internal sealed class BusHealth(Sender sender, Receiver receiver) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string[] troubles =
        [
            .. new[] { sender.Status.View(), receiver.Status.View() }.Where(link => link.State != "connected").Select(link => $"'{link.Name}' is not connected: {link.LastError}"),
            .. sender.Status.View().Blocked is { } blocked ? [$"the broker takes no messages: {blocked}"] : Array.Empty<string>(),
            .. receiver.StoreTrouble is { } store ? [$"the store takes no messages: {store}"] : Array.Empty<string>(),
        ];
        return Task.FromResult(troubles.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", troubles)));
    }
}
