using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Cache;

internal sealed class CacheOptions
{
    public const string Section = "Cache";

    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:30")] public TimeSpan RedisTimeout { get; init; } = TimeSpan.FromSeconds(1);

    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")] public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Keys asked for in one step of a scan.</summary>
    [Range(10, 10_000)] public int ScanCount { get; init; } = 500;
}
