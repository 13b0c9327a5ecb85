namespace MlopsLab.Console.Telemetry;

internal static partial class ConsoleLog
{
    [LoggerMessage(1, LogLevel.Error, "Old events could not be removed from the history; it is tried again later")]
    public static partial void PruningFailed(this ILogger log, Exception problem);
}
