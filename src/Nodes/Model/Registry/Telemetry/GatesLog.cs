namespace MlopsLab.Registry.Telemetry;

internal static partial class GatesLog
{
    [LoggerMessage(30, LogLevel.Error, "The gates can't be asked again; it is tried again")]
    public static partial void GatesFailed(this ILogger log, Exception problem);

    [LoggerMessage(31, LogLevel.Warning, "{Model} version {Version} serves nowhere: {Why}")]
    public static partial void Blocked(this ILogger log, string model, string version, string why);
}
