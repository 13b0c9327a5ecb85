namespace MlopsLab.Training.Telemetry;

internal static partial class TrainingLog
{
    [LoggerMessage(1, LogLevel.Information, "Run {RunId} of {Scenario} completed: artifact {ArtifactHash}, AUC {Auc:F4}")]
    public static partial void Completed(this ILogger log, string runId, string scenario, string artifactHash, double auc);

    [LoggerMessage(2, LogLevel.Warning, "Run {RunId} of {Scenario} failed: {Reason}")]
    public static partial void Failed(this ILogger log, string runId, string scenario, string reason);

    [LoggerMessage(3, LogLevel.Information, "Run {RunId} of {Scenario} begins (start {Start})")]
    public static partial void Begins(this ILogger log, string runId, string scenario, long start);

    [LoggerMessage(4, LogLevel.Warning, "Run {RunId} waits for a neighbour and tries again in {Delay}: {Problem}")]
    public static partial void Waits(this ILogger log, string runId, TimeSpan delay, string problem);

    [LoggerMessage(5, LogLevel.Error, "Run {RunId} broke")]
    public static partial void Broke(this ILogger log, Exception problem, string runId);

    [LoggerMessage(6, LogLevel.Information, "Snapshot {SnapshotId} has {Labelled} labelled rows: the first model of {Scenario} is asked for")]
    public static partial void FirstModel(this ILogger log, string snapshotId, long labelled, string scenario);

    [LoggerMessage(7, LogLevel.Error, "Artifact {Hash} is damaged on disk and is not served")]
    public static partial void Damaged(this ILogger log, string hash);

    [LoggerMessage(8, LogLevel.Error, "The store does not answer; runs wait")]
    public static partial void StoreAway(this ILogger log, Exception problem);

    [LoggerMessage(9, LogLevel.Information, "The fit {Key} goes on from {File}")]
    public static partial void GoesOn(this ILogger log, string key, string file);

    [LoggerMessage(10, LogLevel.Warning, "The fit {Key} could not be kept and would start anew after an end of the node: {Problem}")]
    public static partial void NotKept(this ILogger log, string key, string problem);
}
