using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class AliasRuleTests
{
    [Theory]
    [InlineData(nameof(VersionStatus.Approved), "champion", true)]
    [InlineData(nameof(VersionStatus.Registered), "champion", false)]
    [InlineData(nameof(VersionStatus.Rejected), "champion", false)]
    [InlineData(nameof(VersionStatus.Registered), "challenger", true)]
    [InlineData(nameof(VersionStatus.Rejected), "challenger", false)]
    public void Only_approved_versions_become_champion_and_rejected_ones_get_no_alias(string status, string alias, bool allowed)
    {
        var refusal = AliasRule.Check(Make.Version(Enum.Parse<VersionStatus>(status)), alias, served: true);

        Assert.Equal(allowed, refusal is null);
    }

    [Fact]
    public void The_refusal_says_how_to_approve()
    {
        var refusal = AliasRule.Check(Make.Version(VersionStatus.Registered), AliasName.Champion, served: true);

        Assert.Contains("lab model approve fraud/2", refusal?.Remedy, StringComparison.Ordinal);
    }
}
