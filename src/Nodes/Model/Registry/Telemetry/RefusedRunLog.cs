namespace MlopsLab.Registry.Telemetry;

internal static partial class RefusedRunLog
{
    [LoggerMessage(20, LogLevel.Warning, "Run {RunId} of {Model} makes no version: it is of kind {Kind} and only pipelines make versions; `lab experiment graduate` makes a pipeline run of an experiment")]
    public static partial void RunRefused(this ILogger log, string runId, string model, string kind);
}
