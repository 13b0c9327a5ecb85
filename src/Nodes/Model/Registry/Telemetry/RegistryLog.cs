using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Telemetry;

internal static partial class RegistryLog
{
    [LoggerMessage(1, LogLevel.Information, "Registered {Model} version {Version} from run {RunId}")]
    public static partial void Registered(this ILogger log, string model, string version, string runId);

    [LoggerMessage(2, LogLevel.Warning, "The artifact of run {RunId} can't be stored (attempt {Attempt}); next try in {Delay}: {Problem}")]
    public static partial void FetchPostponed(this ILogger log, string runId, long attempt, TimeSpan delay, string problem);

    [LoggerMessage(3, LogLevel.Error, "The artifact {Hash} is corrupt: its content has the hash {Actual}; it is not served")]
    public static partial void ArtifactCorrupt(this ILogger log, string hash, string actual);

    [LoggerMessage(4, LogLevel.Information, "Promotion of {Model} version {Version} by rollout {RolloutId}: {Decision}")]
    public static partial void PromotionDecided(this ILogger log, string model, string version, Guid rolloutId, Promotion decision);

    [LoggerMessage(5, LogLevel.Error, "Pending runs can't be looked at; it is tried again")]
    public static partial void LookFailed(this ILogger log, Exception problem);

    [LoggerMessage(6, LogLevel.Warning, "The webhook {Webhook} was not delivered (attempt {Attempt}): {Problem}")]
    public static partial void WebhookFailed(this ILogger log, string webhook, long attempt, string problem);

    [LoggerMessage(7, LogLevel.Error, "Webhook deliveries can't be looked at; it is tried again")]
    public static partial void DeliveryLookFailed(this ILogger log, Exception problem);

    [LoggerMessage(8, LogLevel.Warning, "{Problem}")]
    public static partial void ArtifactsAway(this ILogger log, string problem);
}
