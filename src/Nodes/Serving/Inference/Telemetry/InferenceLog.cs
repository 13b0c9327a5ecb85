namespace MlopsLab.Inference.Telemetry;

internal static partial class InferenceLog
{
    [LoggerMessage(1, LogLevel.Information, "Serves {Model} version {Version}, loaded in {Milliseconds:F0} ms")]
    public static partial void Loaded(this ILogger log, string model, string version, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "Cannot load {Model} version {Version}, tries again in {Delay}: {Problem}")]
    public static partial void LoadFailed(this ILogger log, string model, string version, TimeSpan delay, string problem);

    [LoggerMessage(3, LogLevel.Information, "Serves {Model} version {Version} again, from this node's own files")]
    public static partial void Restored(this ILogger log, string model, string version);

    [LoggerMessage(4, LogLevel.Warning, "{Model} version {Version} cannot be restored: {Problem}")]
    public static partial void Lost(this ILogger log, string model, string version, string problem);

    [LoggerMessage(5, LogLevel.Warning, "The registry does not say who the champions are: {Problem}")]
    public static partial void RegistryAway(this ILogger log, string problem);

    [LoggerMessage(6, LogLevel.Error, "The store does not answer; loads wait")]
    public static partial void StoreAway(this ILogger log, Exception problem);

    [LoggerMessage(7, LogLevel.Error, "Scoring with {Model} version {Version} broke")]
    public static partial void ScoringBroke(this ILogger log, Exception problem, string model, string version);
}
