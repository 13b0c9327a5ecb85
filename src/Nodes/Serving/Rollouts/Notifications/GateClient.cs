using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts.Notifications;

/// <summary>Asks a policy's gate whether a step may end; only an answer from 200 to 299 is a yes, and no answer is none.</summary>
internal sealed class GateClient(IOptions<RolloutOptions> options, TimeProvider clock, ILogger<GateClient> log) : IDisposable
{
    private readonly SignedWebhook _webhook = new(clock, options.Value.NotifyTimeout, options.Value.NotifyPrivate);

    public async Task<bool> SaysYesAsync(Rollout rollout, Uri gate, CancellationToken ct)
    {
        var body = JsonSerializer.Serialize(new { Event = "rollout.gate", RolloutId = rollout.Id, rollout.Model, rollout.Version, rollout.Step, rollout.Weight }, JsonSerializerOptions.Web);
        try
        {
            var status = await _webhook.SendAsync(gate, options.Value.NotifySecret, $"{rollout.Id}.{rollout.Step}", body, ct);
            return NotificationRule.IsDelivered(status);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is HttpRequestException or IOException or OperationCanceledException)
        {
            log.GateSilent(rollout.Id, failed.Message);
            return false;
        }
    }

    public void Dispose() => _webhook.Dispose();
}
