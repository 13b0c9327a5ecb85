using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class NamesTests
{
    [Theory]
    [InlineData("1", 1L)]
    [InlineData("42", 42L)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("01", null)]
    [InlineData(" 1", null)]
    [InlineData("1.0", null)]
    [InlineData("latest", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_the_plain_spelling_of_a_number_names_a_version(string? text, long? number)
    {
        Assert.Equal(number, VersionNumber.Parse(text));
    }

    [Theory]
    [InlineData("champion", true)]
    [InlineData("shadow-2", true)]
    [InlineData("2", false)]
    [InlineData("Champion", false)]
    [InlineData("a b", false)]
    [InlineData("champion\n", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_alias_is_a_lower_case_word_that_is_no_number(string? alias, bool valid)
    {
        Assert.Equal(valid, AliasName.IsValid(alias));
    }

    [Fact]
    public void An_alias_has_at_most_63_characters()
    {
        Assert.True(AliasName.IsValid(new string('a', 63)));
        Assert.False(AliasName.IsValid(new string('a', 64)));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0")]
    [InlineData(null)]
    public void Anything_but_a_lower_case_sha256_names_no_artifact(string? hash)
    {
        Assert.False(ArtifactHash.IsValid(hash));
        Assert.True(ArtifactHash.IsValid(new string('0', 64)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1_000_000, 60)]
    public void A_fetch_is_tried_ever_more_slowly_up_to_a_minute(int attempts, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), FetchRetry.DelayAfter(attempts));
    }
}
