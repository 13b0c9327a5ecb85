namespace MlopsLab.Traffic.Telemetry;

internal static partial class TrafficLog
{
    [LoggerMessage(1, LogLevel.Information, "Sent the history: {Records} records, {Labels} labels")]
    public static partial void HistorySent(this ILogger log, long records, long labels);

    [LoggerMessage(2, LogLevel.Information, "Live traffic from {ScenarioTime} at {Rate} requests a second")]
    public static partial void Live(this ILogger log, DateTimeOffset scenarioTime, double rate);

    [LoggerMessage(3, LogLevel.Warning, "The world stands still: {Records} records wait for ingestion")]
    public static partial void Held(this ILogger log, long records);

    [LoggerMessage(4, LogLevel.Error, "{Payments} payments could not be kept; trying again")]
    public static partial void SaveFailed(this ILogger log, Exception error, int payments);

    [LoggerMessage(5, LogLevel.Warning, "{What}: failed, trying again until it works")]
    public static partial void NotTaken(this ILogger log, Exception error, string what);

    [LoggerMessage(6, LogLevel.Information, "{What}: works again after {Failures} failures")]
    public static partial void Recovered(this ILogger log, string what, int failures);

    [LoggerMessage(7, LogLevel.Information, "Replay of {Scenario}: {State}, {Rows} rows")]
    public static partial void Replaying(this ILogger log, string scenario, string state, long rows);

    [LoggerMessage(8, LogLevel.Error, "Replay of {Scenario} failed")]
    public static partial void ReplayFailed(this ILogger log, Exception error, string scenario);
}
