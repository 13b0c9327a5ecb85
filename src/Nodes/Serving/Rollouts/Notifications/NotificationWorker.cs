using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts.Notifications;

/// <summary>Delivers what was written down with the moves, in order, until it is taken or given up.</summary>
internal sealed class NotificationWorker(Store store, IOptions<RolloutOptions> options, TimeProvider clock, ILogger<NotificationWorker> log) : BackgroundService
{
    private static readonly TimeSpan RetryLook = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.NotifyUrl is not { } url)
        {
            return;
        }

        using var webhook = new SignedWebhook(clock, options.Value.NotifyTimeout, options.Value.NotifyPrivate);
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            var more = await LookAsync(webhook, url, stoppingToken);
            await store.WaitForCommitAsync(seen, more ? RetryLook : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    private async Task<bool> LookAsync(SignedWebhook webhook, Uri url, CancellationToken ct)
    {
        try
        {
            var waiting = await WaitingAsync(ct);
            foreach (var row in waiting)
            {
                // In order, so what comes after one that has to wait waits with it.
                if (row.NextAt > clock.GetUtcNow().ToUnixTimeMilliseconds() || !await DeliverAsync(webhook, url, row, ct))
                {
                    return true;
                }
            }

            return waiting.Count > 0;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.NotifyLookFailed(problem);
            return true;
        }
    }

    private async Task<IReadOnlyList<NotificationRow>> WaitingAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await NotificationStore.WaitingAsync(connection, ct);
    }

    /// <summary>False when it has to be tried again.</summary>
    private async Task<bool> DeliverAsync(SignedWebhook webhook, Uri url, NotificationRow row, CancellationToken ct)
    {
        var (problem, worthAgain) = await TryAsync(webhook, url, row, ct);
        if (problem is null)
        {
            await store.InTransactionAsync((session, token) => NotificationStore.DeliveredAsync(session, row.Id, token), ct);
            return true;
        }

        var after = NotificationRule.After(row, problem, worthAgain, clock.GetUtcNow());
        log.NotifyFailed(after.Attempts, problem);
        await store.InTransactionAsync((session, token) => NotificationStore.PostponeAsync(session, after, token), ct);
        return after.GivenUp == 1;
    }

    private async Task<(string? Problem, bool WorthAgain)> TryAsync(SignedWebhook webhook, Uri url, NotificationRow row, CancellationToken ct)
    {
        try
        {
            var status = await webhook.SendAsync(url, options.Value.NotifySecret, row.Id, row.Body, ct);
            return NotificationRule.IsDelivered(status) ? (null, false) : ($"the receiver answered {(int)status}", NotificationRule.IsWorthAgain(status));
        }
        catch (PrivateTargetException refused)
        {
            return ($"{refused.Message}; Rollouts__NotifyPrivate=true allows that", false);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is HttpRequestException or IOException or OperationCanceledException)
        {
            return (failed.Message, true);
        }
    }
}
