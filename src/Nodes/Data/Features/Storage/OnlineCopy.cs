using System.Globalization;
using Microsoft.Extensions.Options;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Telemetry;
using MlopsLab.ServiceDefaults;
using Polly;
using StackExchange.Redis;

namespace MlopsLab.Features.Storage;

/// <summary>
/// Writes states to Redis in the order of their revisions. A marker in Redis itself says which store wrote how far, and is
/// moved in the same transaction as the values: a Redis that was emptied or restored, or holds another store's states, is
/// noticed by its marker and filled again from there (after the other store's are gone). Values are absolute, so writing one twice is harmless.
/// </summary>
internal sealed class OnlineCopy(IServiceProvider services, StateTable table, OnlineStatus status, Freshness freshness, FeaturesMetrics metrics, IOptions<FeaturesOptions> options, TimeProvider time, ILogger<OnlineCopy> log)
{
    public const string Prefix = "f:";
    public const string Marker = "f:features:pushed";

    // There once every state was written, for readers: while Redis is filled it is missing. It ends by itself unless it is
    // renewed, so that a Redis restored from an older dump doesn't call itself complete while this node is away, too.
    private const string Complete = "f:features:complete";

    // In one step, so that no state of the new store is written in between.
    private const string RemoveAll = """
        local cursor = '0'
        repeat
            local page = redis.call('SCAN', cursor, 'MATCH', ARGV[1], 'COUNT', 1000)
            cursor = page[1]
            for _, key in ipairs(page[2]) do redis.call('UNLINK', key) end
        until cursor == '0'
        return 1
        """;

    private readonly ResiliencePipeline pipeline = Pipelines.Redis(time, options.Value.RedisTimeout);
    private string storeId = string.Empty;
    private bool known;
    private long renewedAt;

    /// <summary>Writes the next states; false when there are none.</summary>
    public async Task<bool> PushAsync(CancellationToken ct)
    {
        storeId = storeId.Length > 0 ? storeId : await table.StoreIdAsync(ct);
        var redis = services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        var held = await CallAsync(redis.StringGetAsync([Marker, Complete]), ct);
        var (marker, complete) = (held[0], held[1]);
        if (!marker.IsNull && PushedBy(marker) is null)
        {
            log.OnlineCopyForeign();
            await CallAsync(redis.ScriptEvaluateAsync(RemoveAll, null, [Prefix + "*"]), ct);
            (marker, complete) = (RedisValue.Null, RedisValue.Null);
        }

        var done = PushedBy(marker) ?? 0;
        if (!known)
        {
            complete = await DistrustAsync(redis, done, complete, ct);
        }

        if (done < status.Pushed)
        {
            log.OnlineCopyLost(status.Pushed, done);
            metrics.Rebuilt();
            status.Rebuild();
            await CallAsync(redis.KeyDeleteAsync(Complete), ct);
            complete = RedisValue.Null;
        }

        status.Pushed = done;
        var states = await table.AfterAsync(done, options.Value.PushBatch, ct);
        if (states.Count > 0)
        {
            return await WriteAsync(redis, marker, states, ct);
        }

        freshness.Visible(done);
        if (complete.IsNull || time.GetElapsedTime(renewedAt) > options.Value.CompleteLease / 3)
        {
            await CompleteAsync(redis, marker, ct);
        }

        return false;
    }

    /// <summary>A node that starts doesn't know what Redis held before: if that lacks states, it may be an older dump, and readers are told until it is filled.</summary>
    private async Task<RedisValue> DistrustAsync(IDatabase redis, long done, RedisValue complete, CancellationToken ct)
    {
        var lacks = done < await table.RevisionAsync(ct);
        if (lacks)
        {
            await CallAsync(redis.KeyDeleteAsync(Complete), ct);
        }

        known = true;
        return lacks ? RedisValue.Null : complete;
    }

    private async Task CompleteAsync(IDatabase redis, RedisValue marker, CancellationToken ct)
    {
        var transaction = redis.CreateTransaction();
        transaction.AddCondition(Unmoved(marker));
        Forget(transaction.StringSetAsync(Complete, 1, options.Value.CompleteLease));
        if (await CallAsync(transaction.ExecuteAsync(), ct))
        {
            renewedAt = time.GetTimestamp();
        }
    }

    private async Task<bool> WriteAsync(IDatabase redis, RedisValue marker, IReadOnlyList<StoredState> states, CancellationToken ct)
    {
        var transaction = redis.CreateTransaction();
        transaction.AddCondition(Unmoved(marker));
        List<Task> writes = [.. states.Select(state => transaction.StringSetAsync(Prefix + state.Key, state.Bytes))];
        writes.Add(transaction.StringSetAsync(Marker, $"{storeId}:{states[^1].Revision}"));
        writes.ForEach(Forget);
        if (await CallAsync(transaction.ExecuteAsync(), ct))
        {
            status.Pushed = states[^1].Revision;
            freshness.Visible(status.Pushed);
            metrics.Pushed(states.Count);
        }

        return true;
    }

    private static Condition Unmoved(RedisValue marker) => marker.IsNull ? Condition.KeyNotExists(Marker) : Condition.StringEqual(Marker, marker);

    // Null when another store wrote it, or none.
    private long? PushedBy(RedisValue marker)
    {
        var parts = ((string?)marker ?? string.Empty).Split(':');
        return parts.Length == 2 && parts[0] == storeId && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;
    }

    private async Task<T> CallAsync<T>(Task<T> call, CancellationToken ct)
    {
        Forget(call);
        return await pipeline.ExecuteAsync(async token => await call.WaitAsync(token), ct);
    }

    // What becomes of a call that was given up, or of one inside a transaction, is told by the transaction.
    private static void Forget(Task call) => _ = call.ContinueWith(
        static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
