namespace MlopsLab.Monitoring.Telemetry;

internal static partial class MonitoringLog
{
    [LoggerMessage(1, LogLevel.Warning, "Alert {Kind}: {Summary}")]
    public static partial void Raised(this ILogger log, string kind, string summary);

    [LoggerMessage(2, LogLevel.Information, "Cleared {Kind}: {Summary}")]
    public static partial void Cleared(this ILogger log, string kind, string summary);

    [LoggerMessage(3, LogLevel.Error, "A look at the signals failed; the next one comes")]
    public static partial void LookFailed(this ILogger log, Exception error);
}
