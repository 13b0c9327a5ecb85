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

    [LoggerMessage(10, LogLevel.Error, "What the sources of {Scenario} taught could not be saved; trying again")]
    public static partial void StateNotSaved(this ILogger log, Exception error, string scenario);

    [LoggerMessage(11, LogLevel.Warning, "Holding batches of {Scenario} from {Source} as {Hold}: {Field} {Check}; {Evidence}")]
    public static partial void Held(this ILogger log, string scenario, string source, string hold, string field, string check, string evidence);

    [LoggerMessage(12, LogLevel.Information, "Hold {Hold} of {Scenario} ended: {Reason}; {Rows} rows wait for a replay")]
    public static partial void Released(this ILogger log, string hold, string scenario, string reason, long rows);

    [LoggerMessage(13, LogLevel.Error, "A replay stopped; trying again")]
    public static partial void ReplayFailed(this ILogger log, Exception error);

    [LoggerMessage(14, LogLevel.Information, "Replay {Replay} of {Scenario}: {Outcome}")]
    public static partial void Replayed(this ILogger log, string replay, string scenario, string outcome);

    [LoggerMessage(15, LogLevel.Information, "Contract of {Scenario} is {Version} now: {Why}")]
    public static partial void ContractAdopted(this ILogger log, string scenario, string version, string why);

    [LoggerMessage(16, LogLevel.Warning, "Contract of {Scenario} broke from {From} to {To} ({Why}): {Differences}")]
    public static partial void ContractBroke(this ILogger log, string scenario, string from, string to, string why, string differences);

    [LoggerMessage(17, LogLevel.Error, "A changed scenario file could not be adopted; trying again")]
    public static partial void AdoptionFailed(this ILogger log, Exception error);

    [LoggerMessage(5, LogLevel.Error, "A snapshot of {Scenario} could not be sealed; trying again")]
    public static partial void SealFailed(this ILogger log, Exception error, string scenario);

    [LoggerMessage(6, LogLevel.Error, "Statistics of a segment of {Journal} could not be made; trying again")]
    public static partial void CountFailed(this ILogger log, Exception error, string journal);
}
