using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Telemetry;

internal static partial class RolloutsLog
{
    [LoggerMessage(1, LogLevel.Information, "Rollout {Id} of {Model}/{Version} is {Phase} at step {Step}, weight {Weight}: {Reason}")]
    public static partial void Moved(this ILogger log, Guid id, string model, string version, Phase phase, int step, double weight, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The undo of rollout {Id} waits for the registry: {Problem}")]
    public static partial void UndoWaits(this ILogger log, Guid id, string problem);

    [LoggerMessage(4, LogLevel.Warning, "The webhook did not take a notification at attempt {Attempts}: {Problem}")]
    public static partial void NotifyFailed(this ILogger log, long attempts, string problem);

    [LoggerMessage(6, LogLevel.Warning, "The gate of rollout {Id} gives no answer: {Problem}")]
    public static partial void GateSilent(this ILogger log, Guid id, string problem);

    [LoggerMessage(5, LogLevel.Error, "The notifications that wait could not be looked at; it is tried again in a second")]
    public static partial void NotifyLookFailed(this ILogger log, Exception problem);

    [LoggerMessage(3, LogLevel.Error, "The controller could not look at its rollouts; it tries again at the next tick")]
    public static partial void TickFailed(this ILogger log, Exception problem);
}
