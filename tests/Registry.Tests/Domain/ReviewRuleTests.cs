using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class ReviewRuleTests
{
    [Fact]
    public void A_version_without_alias_can_be_rejected()
    {
        Assert.Null(ReviewRule.CheckReject(Make.Version(VersionStatus.Approved), []));
    }

    [Fact]
    public void The_champion_can_not_be_rejected_before_a_rollback()
    {
        var refusal = ReviewRule.CheckReject(Make.Version(VersionStatus.Approved), ["champion", "live"]);

        Assert.Contains("lab model rollback fraud", refusal?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_with_another_alias_keeps_it_until_the_alias_moves()
    {
        var refusal = ReviewRule.CheckReject(Make.Version(VersionStatus.Approved), ["challenger"]);

        Assert.Contains("challenger", refusal?.Why, StringComparison.Ordinal);
    }
}
