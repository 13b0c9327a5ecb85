using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Tests.Domain;

public sealed class StartRuleTests
{
    [Fact]
    public void An_approved_version_meets_the_champion()
    {
        var target = StartRule.Check(Model(), "fraud", "2").Done;

        Assert.Equal(("hash-2", "1", 7L), (target?.Version.ArtifactHash, target?.Champion.Version, target?.Champion.Epoch));
    }

    [Theory]
    [InlineData("9", nameof(RefusalKind.NotFound), "lab model show fraud")]
    [InlineData("1", nameof(RefusalKind.Conflict), "lab model show fraud")]
    [InlineData("3", nameof(RefusalKind.Conflict), "lab model approve fraud/3")]
    [InlineData("4", nameof(RefusalKind.Conflict), "lab model approve fraud/4")]
    [InlineData("5", nameof(RefusalKind.Conflict), "lab model gates fraud/5")]
    public void Other_versions_are_refused_with_a_remedy(string version, string kind, string remedy)
    {
        var refused = StartRule.Check(Model(), "fraud", version).Refused;

        Assert.Equal(Enum.Parse<RefusalKind>(kind), refused?.Kind);
        Assert.Contains(remedy, refused?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_the_registry_does_not_know_is_not_found()
    {
        Assert.Equal(RefusalKind.NotFound, StartRule.Check(null, "fraud", "2").Refused?.Kind);
    }

    [Fact]
    public void A_model_without_champion_has_nothing_to_compare_with()
    {
        var model = Model() with { Aliases = new Dictionary<string, RegisteredAlias>() };

        Assert.Equal(RefusalKind.Conflict, StartRule.Check(model, "fraud", "2").Refused?.Kind);
    }

    private static RegisteredModel Model() => new(
        "fraud",
        new Dictionary<string, RegisteredAlias> { ["champion"] = new("1", 7) },
        [new("1", "approved", "hash-1"), new("2", "approved", "hash-2"), new("3", "registered", "hash-3"), new("4", "rejected", "hash-4"), new("5", "approved", "hash-5", "blocked")]);
}
