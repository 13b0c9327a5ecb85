using Microsoft.Extensions.Logging;

namespace MlopsLab.Hosting.Telemetry;

internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Error, "{Resource} failed to start: {Reason}")]
    public static partial void FailedToStart(this ILogger log, string resource, string reason);

    [LoggerMessage(2, LogLevel.Error, "{Resource} is in a crash loop; next try in {Delay}")]
    public static partial void CrashLoop(this ILogger log, string resource, TimeSpan delay);

    [LoggerMessage(3, LogLevel.Warning, "{Resource} ended and starts again in {Delay}")]
    public static partial void RestartsIn(this ILogger log, string resource, TimeSpan delay);

    [LoggerMessage(4, LogLevel.Warning, "{Resource} was silent for too long and is killed")]
    public static partial void KilledAsFrozen(this ILogger log, string resource);
}
