using System.Globalization;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using Polly;
using StackExchange.Redis;

namespace MlopsLab.Features.Storage;

/// <summary>Reads states of the copy as a decision does, together with how far it was written at that moment.</summary>
internal sealed class CopyReader(IServiceProvider services, IOptions<FeaturesOptions> options, TimeProvider time)
{
    private readonly ResiliencePipeline pipeline = Pipelines.Redis(time, options.Value.RedisTimeout);

    /// <summary>Null while Redis doesn't answer.</summary>
    public async Task<CopyReading?> ReadAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        try
        {
            var redis = services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
            RedisKey[] all = [OnlineCopy.Marker, .. keys.Select(key => (RedisKey)(OnlineCopy.Prefix + key))];
            var values = await pipeline.ExecuteAsync(async token => await redis.StringGetAsync(all).WaitAsync(token), ct);
            var parts = ((string?)values[0] ?? string.Empty).Split(':');
            _ = long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var pushed);
            return new(pushed, [.. values.Skip(1).Select(value => (byte[]?)value)]);
        }
        catch (Exception away) when (away is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Removes states that say no more than none.</summary>
    public async Task RemoveAsync(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var redis = services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        RedisKey[] all = [.. keys.Select(key => (RedisKey)(OnlineCopy.Prefix + key))];
        await pipeline.ExecuteAsync(async token => await redis.KeyDeleteAsync(all).WaitAsync(token), ct);
    }
}
