using Microsoft.Extensions.Options;
using MlopsLab.Cache.Storage;
using MlopsLab.Cache.Telemetry;
using MlopsLab.Messaging;
using StackExchange.Redis;

namespace MlopsLab.Cache;

/// <summary>Carries out the drops that are written down, oldest first, and again until Redis took them.</summary>
internal sealed class CacheDropper(Store store, PredictionKeys keys, IOptions<CacheOptions> options, TimeProvider clock, ILogger<CacheDropper> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            if (!await TryNextAsync(stoppingToken))
            {
                await store.WaitForCommitAsync(seen, stoppingToken);
            }
        }
    }

    /// <summary>False when there is nothing to drop.</summary>
    private async Task<bool> TryNextAsync(CancellationToken ct)
    {
        try
        {
            if (await NextAsync(ct) is not { } drop)
            {
                return false;
            }

            await CarryOutAsync(drop, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.DropsWait(problem);
            await Task.Delay(options.Value.RetryDelay, clock, ct);
        }

        return true;
    }

    private async Task<CacheDrop?> NextAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await DropStore.NextAsync(connection, ct);
    }

    private async Task CarryOutAsync(CacheDrop drop, CancellationToken ct)
    {
        try
        {
            var dropped = await keys.DropAsync(drop.Model, drop.KeepVersion, ct);
            await store.InTransactionAsync(
                async (session, token) =>
                {
                    await DropStore.DoneAsync(session, drop.Id, dropped, clock.GetUtcNow(), token);
                    return dropped;
                },
                ct);
            log.Dropped(dropped, drop.Model, drop.Reason);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            log.RedisAway(drop.Model, e.Message);
            await Task.Delay(options.Value.RetryDelay, clock, ct);
        }
    }
}
