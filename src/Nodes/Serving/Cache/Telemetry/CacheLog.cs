namespace MlopsLab.Cache.Telemetry;

internal static partial class CacheLog
{
    [LoggerMessage(1, LogLevel.Information, "Dropped {Keys} cached answers of {Model}: {Reason}")]
    public static partial void Dropped(this ILogger log, long keys, string model, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Cached answers of {Model} wait to be dropped: {Problem}")]
    public static partial void RedisAway(this ILogger log, string model, string problem);

    [LoggerMessage(3, LogLevel.Error, "Drops wait until this is over")]
    public static partial void DropsWait(this ILogger log, Exception problem);
}
