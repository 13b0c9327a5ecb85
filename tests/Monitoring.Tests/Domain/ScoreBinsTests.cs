using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Tests.Domain;

public sealed class ScoreBinsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 10)]
    [InlineData(1, 19)]
    [InlineData(-3, 0)]
    [InlineData(7, 19)]
    [InlineData(double.NaN, 0)]
    public void Any_score_has_a_bin(double score, int bin) => Assert.Equal(bin, ScoreBins.Of(score));

    [Fact]
    public void Small_probabilities_are_told_apart() => Assert.True(ScoreBins.Of(0.001) < ScoreBins.Of(0.004));
}
