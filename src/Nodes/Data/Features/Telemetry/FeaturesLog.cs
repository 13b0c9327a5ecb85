namespace MlopsLab.Features.Telemetry;

internal static partial class FeaturesLog
{
    [LoggerMessage(1, LogLevel.Warning, "Record {Id} of {Scenario} doesn't fit the contract (any more) and is not counted: {Field} {Reason}")]
    public static partial void RecordRefused(this ILogger log, string id, string scenario, string field, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Redis had states up to revision {Before} and now has them up to {Now}: it is filled again from there")]
    public static partial void OnlineCopyLost(this ILogger log, long before, long now);

    [LoggerMessage(3, LogLevel.Warning, "The copy in Redis can't be written; features are kept here and written once it is back")]
    public static partial void OnlineCopyFailed(this ILogger log, Exception failed);

    [LoggerMessage(4, LogLevel.Information, "The copy in Redis is written again")]
    public static partial void OnlineCopyBack(this ILogger log);

    [LoggerMessage(5, LogLevel.Information, "Training set of {Scenario} (view {View}): {Rows} rows replayed, {Labelled} labelled, {Refused} refused by the contract")]
    public static partial void TrainingSetMade(this ILogger log, string scenario, string view, int rows, int labelled, int refused);

    [LoggerMessage(6, LogLevel.Error, "The training set of {Scenario} broke off")]
    public static partial void TrainingSetFailed(this ILogger log, Exception failed, string scenario);

    [LoggerMessage(7, LogLevel.Warning, "View {View} could not be taken in yet")]
    public static partial void ViewNotAnnounced(this ILogger log, Exception failed, string view);

    [LoggerMessage(9, LogLevel.Information, "View {View} of {Scenario} is computed from the log beside the active one")]
    public static partial void BackfillStarted(this ILogger log, string scenario, string view);

    [LoggerMessage(10, LogLevel.Information, "View {View} of {Scenario} holds every record of the log and follows from here")]
    public static partial void BackfillFinished(this ILogger log, string scenario, string view);

    [LoggerMessage(11, LogLevel.Warning, "View {View} of {Scenario} can't be computed on; it is tried again")]
    public static partial void BackfillFailed(this ILogger log, Exception failed, string scenario, string view);

    [LoggerMessage(12, LogLevel.Error, "Parity of {View} is broken ({Place}): {Feature} of {Entity} is {Online} online and {Offline} replayed, first at record {Record}")]
    public static partial void ParityBroken(this ILogger log, string view, string place, string feature, string entity, double online, double offline, string record);

    [LoggerMessage(13, LogLevel.Warning, "The parity of {View} can't be checked; it is tried again")]
    public static partial void ParityFailed(this ILogger log, Exception failed, string view);

    [LoggerMessage(14, LogLevel.Warning, "View {View} of {Scenario} is not computed: as many versions are kept as may be; drop one and ask for it again")]
    public static partial void ViewNotBuilt(this ILogger log, string scenario, string view);

    [LoggerMessage(8, LogLevel.Warning, "Redis holds states of another store: they are removed and it is filled from this one")]
    public static partial void OnlineCopyForeign(this ILogger log);
}
