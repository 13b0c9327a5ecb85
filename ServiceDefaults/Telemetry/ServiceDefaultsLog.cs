using Microsoft.Extensions.Logging;

namespace MlopsLab.ServiceDefaults.Telemetry;

internal static partial class ServiceDefaultsLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger log, string method, string path, Exception reason);

    [LoggerMessage(2, LogLevel.Warning, "{Path} can't be answered without node {Node}: {Reason}")]
    public static partial void NodeAway(this ILogger log, string node, string path, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Part} can't tell of itself now")]
    public static partial void PartUnexplained(this ILogger log, string part, Exception reason);

    [LoggerMessage(4, LogLevel.Warning, "A lineage event could not be written to {File}")]
    public static partial void LineageNotKept(this ILogger log, Exception problem, string file);

    [LoggerMessage(5, LogLevel.Warning, "A lineage event did not reach {Url}: {Problem}")]
    public static partial void LineageNotSent(this ILogger log, string problem, Uri url);
}
