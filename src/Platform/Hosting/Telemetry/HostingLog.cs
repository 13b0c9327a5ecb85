using Microsoft.Extensions.Logging;

namespace MlopsLab.Hosting.Telemetry;

internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Resource} {Ending}; it starts again in {Seconds:0.#} s")]
    public static partial void Restarts(this ILogger log, string resource, string ending, double seconds);

    [LoggerMessage(2, LogLevel.Error, "{Resource} {Ending}, {Count} times in a short while: a crash loop; the next try is in {Seconds:0.#} s")]
    public static partial void CrashLoop(this ILogger log, string resource, string ending, int count, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "{Resource} was silent for too long and is killed")]
    public static partial void KilledAsFrozen(this ILogger log, string resource);

    [LoggerMessage(4, LogLevel.Error, "What was to happen once {Resource} is ready failed: {Reason}")]
    public static partial void ReadyFailed(this ILogger log, string resource, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Not everything ended in time; what is left is killed")]
    public static partial void StopLimitReached(this ILogger log);
}
