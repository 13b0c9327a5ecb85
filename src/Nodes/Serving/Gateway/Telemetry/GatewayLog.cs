namespace MlopsLab.Gateway.Telemetry;

internal static partial class GatewayLog
{
    [LoggerMessage(1, LogLevel.Error, "A prediction was answered but can't be written down; more of them are only counted until one is written again")]
    public static partial void PredictionLost(this ILogger log, Exception refused);

    [LoggerMessage(2, LogLevel.Error, "The routes can't be read; the last good ones stay, and it is tried again")]
    public static partial void RoutesUnreadable(this ILogger log, Exception problem);

    [LoggerMessage(3, LogLevel.Error, "An answer could not be cached")]
    public static partial void NotCached(this ILogger log, Exception problem);

    [LoggerMessage(4, LogLevel.Warning, "A shadow's answer could not be compared")]
    public static partial void NotCompared(this ILogger log, Exception problem);

    [LoggerMessage(5, LogLevel.Error, "A split that is not kept could not be told; it is tried again at the next look")]
    public static partial void SplitNotTold(this ILogger log, Exception problem);
}
