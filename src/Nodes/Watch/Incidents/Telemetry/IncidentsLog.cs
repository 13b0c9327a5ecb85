namespace MlopsLab.Incidents.Telemetry;

internal static partial class IncidentsLog
{
    [LoggerMessage(1, LogLevel.Error, "Listening for the monitors failed; the next look comes")]
    public static partial void ListeningFailed(this ILogger log, Exception problem);
}
