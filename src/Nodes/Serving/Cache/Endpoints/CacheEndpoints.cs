using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Cache.Storage;
using MlopsLab.Messaging;
using StackExchange.Redis;

namespace MlopsLab.Cache.Endpoints;

internal static class CacheEndpoints
{
    public static void MapCache(this WebApplication app)
    {
        var cache = app.MapGroup("/cache");
        cache.MapGet("", Get);
        cache.MapPost("/flush", Flush).RequireLabToken();
    }

    private static async Task<Ok<CacheView>> Get(Store store, PredictionKeys keys, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var drops = (await DropStore.LatestAsync(connection, ct)).ToArray();
        return TypedResults.Ok(new CacheView(await CountAsync(keys, ct), drops.Count(drop => drop.DoneAt is null), drops));
    }

    private static async Task<Accepted> Flush(Store store, TimeProvider clock, CancellationToken ct)
    {
        await store.InTransactionAsync(
            (session, token) => DropStore.AddAsync(session, "*", keepVersion: null, epoch: 0, "flushed by hand", clock.GetUtcNow(), token), ct);
        return TypedResults.Accepted("/cache");
    }

    private static async Task<long?> CountAsync(PredictionKeys keys, CancellationToken ct)
    {
        try
        {
            return await keys.CountAsync(ct);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return null;
        }
    }
}
