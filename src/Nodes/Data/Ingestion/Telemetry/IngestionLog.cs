namespace MlopsLab.Ingestion.Telemetry;

internal static partial class IngestionLog
{
    [LoggerMessage(1, LogLevel.Information, "Opened {Journal} at segment {Segment}; {Rows} rows wait to be published")]
    public static partial void Recovered(this ILogger log, string journal, int segment, int rows);

    [LoggerMessage(2, LogLevel.Error, "{Batches} batches of {Journal} could not be written")]
    public static partial void WriteFailed(this ILogger log, Exception error, string journal, int batches);

    [LoggerMessage(3, LogLevel.Error, "Rows of {Journal} could not be published; trying again")]
    public static partial void PublishFailed(this ILogger log, Exception error, string journal);

    [LoggerMessage(4, LogLevel.Information, "Sealed snapshot {Id} of {Scenario}: {Rows} rows, {Labelled} labelled, {Positives} positive")]
    public static partial void Sealed(this ILogger log, string scenario, string id, long rows, long labelled, long positives);

    [LoggerMessage(5, LogLevel.Error, "A snapshot of {Scenario} could not be sealed; trying again")]
    public static partial void SealFailed(this ILogger log, Exception error, string scenario);

    [LoggerMessage(6, LogLevel.Error, "Statistics of a segment of {Journal} could not be made; trying again")]
    public static partial void CountFailed(this ILogger log, Exception error, string journal);
}
