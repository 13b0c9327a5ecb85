using System.Globalization;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using Polly;
using StackExchange.Redis;

namespace MlopsLab.Features.Storage;

/// <summary>Reads states of the copy as a decision does, together with how far it was written at that moment.</summary>
internal sealed class CopyReader(IServiceProvider services, StateTable table, IOptions<FeaturesOptions> options, TimeProvider time)
{
    private const string RemoveSame = "for i, key in ipairs(KEYS) do if redis.call('GET', key) == ARGV[i] then redis.call('UNLINK', key) end end return 1";

    private readonly ResiliencePipeline pipeline = Pipelines.Redis(time, options.Value.RedisTimeout);

    private string storeId = string.Empty;

    /// <summary>Null while Redis doesn't answer, or holds the states of another store.</summary>
    public async Task<CopyReading?> ReadAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        try
        {
            storeId = storeId.Length > 0 ? storeId : await table.StoreIdAsync(ct);
            var redis = services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
            RedisKey[] all = [OnlineCopy.Marker, .. keys.Select(key => (RedisKey)(OnlineCopy.Prefix + key))];
            var values = await pipeline.ExecuteAsync(async token => await redis.StringGetAsync(all).WaitAsync(token), ct);
            var parts = ((string?)values[0] ?? string.Empty).Split(':');
            return parts.Length == 2 && parts[0] == storeId && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pushed)
                ? new(pushed, [.. values.Skip(1).Select(value => (byte[]?)value)])
                : null;
        }
        catch (Exception away) when (away is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Removes those that still are what was read; one that was written meanwhile stays.</summary>
    public async Task RemoveAsync(IReadOnlyList<(string Key, byte[] Bytes)> read, CancellationToken ct)
    {
        var redis = services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        RedisKey[] keys = [.. read.Select(state => (RedisKey)(OnlineCopy.Prefix + state.Key))];
        RedisValue[] bytes = [.. read.Select(state => (RedisValue)state.Bytes)];
        await pipeline.ExecuteAsync(async token => await redis.ScriptEvaluateAsync(RemoveSame, keys, bytes).WaitAsync(token), ct);
    }

    /// <summary>Removes states of a view that is dropped.</summary>
    public async Task RemoveAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var redis = services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        RedisKey[] all = [.. keys.Select(key => (RedisKey)(OnlineCopy.Prefix + key))];
        await pipeline.ExecuteAsync(async token => await redis.KeyDeleteAsync(all).WaitAsync(token), ct);
    }
}
