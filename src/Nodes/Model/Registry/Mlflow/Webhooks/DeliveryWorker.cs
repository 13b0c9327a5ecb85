using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Registry.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Mlflow.Webhooks;

/// <summary>Delivers what the store says is to be delivered, until it is; a webhook that does not answer holds up no other.</summary>
internal sealed class DeliveryWorker(Store store, WebhookSender sender, IOptions<RegistryOptions> options, TimeProvider clock, ILogger<DeliveryWorker> log) : BackgroundService
{
    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            var more = await LookAsync(stoppingToken);
            await store.WaitForCommitAsync(seen, more ? options.Value.RetryLook : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            var waiting = await WaitingAsync(ct);
            await Parallel.ForEachAsync(
                waiting, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (one, token) => await DeliverAllAsync(one.Webhook, one.Deliveries, token));
            return waiting.Count > 0;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.DeliveryLookFailed(problem);
            return true;
        }
    }

    private async Task<IReadOnlyList<(WebhookRow Webhook, IReadOnlyList<DeliveryRow> Deliveries)>> WaitingAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var all = new List<(WebhookRow Webhook, IReadOnlyList<DeliveryRow> Deliveries)>();
        foreach (var webhook in (await WebhookStore.AllAsync(connection, ct)).Where(webhook => webhook.Status == WebhookRow.Active))
        {
            all.Add((webhook, await WebhookStore.WaitingAsync(connection, webhook.Id, ct)));
        }

        return [.. all.Where(one => one.Deliveries.Count > 0)];
    }

    // In order, so what comes after a delivery that has to wait waits with it.
    private async Task DeliverAllAsync(WebhookRow webhook, IEnumerable<DeliveryRow> deliveries, CancellationToken ct)
    {
        foreach (var delivery in deliveries)
        {
            if (delivery.NextAt > clock.GetUtcNow().ToUnixTimeMilliseconds() || !await DeliverAsync(webhook, delivery, ct))
            {
                return;
            }
        }
    }

    /// <summary>False when it has to be tried again.</summary>
    private async Task<bool> DeliverAsync(WebhookRow webhook, DeliveryRow delivery, CancellationToken ct)
    {
        var (problem, worthAgain) = await TryAsync(webhook, delivery, ct);
        if (problem is null)
        {
            await store.InTransactionAsync((session, token) => WebhookStore.DeliveredAsync(session, delivery.Id, token), ct);
            return true;
        }

        var after = DeliveryRule.After(delivery, problem, worthAgain, clock.GetUtcNow());
        log.WebhookFailed(webhook.Name, after.Attempts, problem);
        await store.InTransactionAsync((session, token) => WebhookStore.PostponeAsync(session, after, token), ct);
        return after.GivenUp == 1;
    }

    private async Task<(string? Problem, bool WorthAgain)> TryAsync(WebhookRow webhook, DeliveryRow delivery, CancellationToken ct)
    {
        try
        {
            var (status, _) = await sender.SendAsync(webhook, delivery.Id, delivery.Body, ct);
            return DeliveryRule.IsDelivered(status) ? (null, false) : ($"the receiver answered {(int)status}", DeliveryRule.IsWorthAgain(status));
        }
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is HttpRequestException or IOException or OperationCanceledException)
        {
            return failed.InnerException is PrivateTargetException refused ? ($"{refused.Message}; Registry__AllowPrivateWebhooks=true allows that", false) : (failed.Message, true);
        }
    }
}
