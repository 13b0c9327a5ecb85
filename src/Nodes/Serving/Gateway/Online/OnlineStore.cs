using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace MlopsLab.Gateway.Online;

/// <summary>Features and cached answers in Redis: one round trip a request, and never an error when Redis is away.</summary>
internal sealed class OnlineStore(IConnectionMultiplexer redis, IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>The trouble of an answer that was made while features filled an emptied Redis again.</summary>
    public const string Incomplete = "features incomplete";

    // Written by the features node once all of its states are in Redis: a Redis that was emptied lacks it until it is filled again.
    private static readonly RedisKey Complete = "f:features:complete";

    private readonly GatewayOptions _options = options.Value;

    private readonly ResiliencePipeline _breaker = Pipelines.Redis(clock, options.Value.RedisTimeout);

    public async Task<LookUp> FindAsync(string scenario, string view, IReadOnlyList<string> entities, string? cacheKey, CancellationToken ct)
    {
        var marker = entities.Count > 0 ? 1 : 0;
        var keys = new RedisKey[entities.Count + marker + (cacheKey is null ? 0 : 1)];
        for (var i = 0; i < entities.Count; i++)
        {
            keys[i] = $"f:{scenario}:{view}:{entities[i]}";
        }

        if (marker > 0)
        {
            keys[entities.Count] = Complete;
        }

        if (cacheKey is not null)
        {
            keys[^1] = cacheKey;
        }

        var values = keys.Length == 0 ? [] : await TryAsync(() => redis.GetDatabase().StringGetAsync(keys), ct);
        return values is null ? new LookUp(new EntityState?[entities.Count], Cached: null, entities.Count == 0 ? null : "features unavailable") : Read(values, entities.Count, cacheKey);
    }

    /// <summary>Best effort: an answer that could not be cached is computed again.</summary>
    public Task RememberAsync(string cacheKey, CachedScore answer, CancellationToken ct) =>
        TryAsync(async () => await redis.GetDatabase().StringSetAsync(cacheKey, answer.ToBytes(cacheKey), _options.CacheTtl) ? [] : Array.Empty<RedisValue>(), ct);

    private static LookUp Read(RedisValue[] values, int entities, string? cacheKey)
    {
        var states = new EntityState?[entities];
        for (var i = 0; i < entities; i++)
        {
            // Damaged or another version's: the entity counts as unknown until its next record is stored.
            states[i] = EntityState.TryRead((byte[]?)values[i] ?? [], out var state, out _) ? state : null;
        }

        var rest = values.AsSpan(entities);
        var trouble = entities > 0 && rest[0].IsNull ? Incomplete : null;
        var found = cacheKey is null ? null : (byte[]?)rest[^1];
        var cached = found is null || cacheKey is null ? null : CachedScore.From(found, cacheKey);
        return new LookUp(states, cached, trouble, Damaged: found is not null && cached is null);
    }

    private async Task<RedisValue[]?> TryAsync(Func<Task<RedisValue[]>> call, CancellationToken ct)
    {
        try
        {
            return await _breaker.ExecuteAsync(async token => await call().WaitAsync(token), ct);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or TimeoutRejectedException or BrokenCircuitException or ObjectDisposedException)
        {
            return null;
        }
    }
}
