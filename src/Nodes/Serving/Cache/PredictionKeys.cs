using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace MlopsLab.Cache;

/// <summary>The gateway's cached answers in Redis: <c>p:{model}:{version}:{row hash}</c>.</summary>
internal sealed class PredictionKeys(IConnectionMultiplexer redis, IOptions<CacheOptions> options, TimeProvider clock)
{
    /// <summary>Removes a model's keys (<c>*</c> = every model's), except those of one version; returns how many went.</summary>
    public async Task<long> DropAsync(string model, string? keepVersion, CancellationToken ct)
    {
        var dropped = 0L;
        var cursor = "0";
        do
        {
            var page = (RedisResult[]?)await Limited(redis.GetDatabase().ExecuteAsync("SCAN", cursor, "MATCH", Pattern(model), "COUNT", options.Value.ScanCount), ct) ?? [];
            cursor = (string?)page[0] ?? "0";
            var keys = ((RedisKey[]?)page[1] ?? []).Where(key => !IsOf(key, model, keepVersion)).ToArray();
            dropped += keys.Length == 0 ? 0 : await Limited(redis.GetDatabase().KeyDeleteAsync(keys), ct);
        }
        while (cursor != "0");
        return dropped;
    }

    /// <summary>How many keys Redis holds in all, features included.</summary>
    public async Task<long> CountAsync(CancellationToken ct) => (long)await Limited(redis.GetDatabase().ExecuteAsync("DBSIZE"), ct);

    private static string Pattern(string model) => model == "*" ? "p:*" : $"p:{model}:*";

    private static bool IsOf(RedisKey key, string model, string? version) =>
        version is not null && key.ToString().StartsWith($"p:{model}:{version}:", StringComparison.Ordinal);

    private Task<T> Limited<T>(Task<T> call, CancellationToken ct) => call.WaitAsync(options.Value.RedisTimeout, clock, ct);
}
