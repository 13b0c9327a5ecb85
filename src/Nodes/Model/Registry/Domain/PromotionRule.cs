namespace MlopsLab.Registry.Domain;

/// <summary>What a finished rollout means for the champion.</summary>
internal static class PromotionRule
{
    public static Promotion Decide(ModelVersion version, long? champion, DateTimeOffset? championSince, DateTimeOffset promotedAt, bool aborted, bool blocked = false) =>
        aborted ? Promotion.Aborted
        : champion == version.Number ? Promotion.AlreadyThere
        : version.Status == VersionStatus.Rejected ? Promotion.Rejected
        : blocked ? Promotion.Blocked
        : championSince > promotedAt ? Promotion.Outdated
        : Promotion.Move;
}
