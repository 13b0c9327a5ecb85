using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class PromotionRuleTests
{
    private static readonly DateTimeOffset Promoted = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Moves_the_champion_to_the_promoted_version()
    {
        Assert.Equal(Promotion.Move, Decide(VersionStatus.Approved, champion: 1, since: Promoted.AddMinutes(-5)));
    }

    [Fact]
    public void Moves_the_champion_when_there_is_none()
    {
        Assert.Equal(Promotion.Move, PromotionRule.Decide(Make.Version(VersionStatus.Approved), null, null, Promoted, aborted: false));
    }

    [Fact]
    public void Does_nothing_when_the_version_is_champion_already()
    {
        Assert.Equal(Promotion.AlreadyThere, Decide(VersionStatus.Approved, champion: 2, since: Promoted.AddMinutes(5)));
    }

    [Fact]
    public void A_version_rejected_meanwhile_does_not_become_champion()
    {
        Assert.Equal(Promotion.Rejected, Decide(VersionStatus.Rejected, champion: 1, since: Promoted.AddMinutes(-5)));
    }

    [Fact]
    public void A_promotion_that_arrives_late_does_not_undo_a_newer_decision()
    {
        Assert.Equal(Promotion.Outdated, Decide(VersionStatus.Approved, champion: 1, since: Promoted.AddMinutes(5)));
    }

    [Fact]
    public void A_promotion_that_was_aborted_meanwhile_moves_nothing()
    {
        Assert.Equal(Promotion.Aborted, Decide(VersionStatus.Approved, champion: 1, since: Promoted.AddMinutes(-5), aborted: true));
    }

    private static Promotion Decide(VersionStatus status, long champion, DateTimeOffset since, bool aborted = false) =>
        PromotionRule.Decide(Make.Version(status), champion, since, Promoted, aborted);
}
