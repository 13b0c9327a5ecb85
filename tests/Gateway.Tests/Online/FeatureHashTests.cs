using MlopsLab.Gateway.Online;

namespace MlopsLab.Gateway.Tests.Online;

public sealed class FeatureHashTests
{
    [Fact]
    public void Equal_vectors_have_equal_hashes() => Assert.Equal(FeatureHash.Of([1, 2.5, double.NaN]), FeatureHash.Of([1, 2.5, double.NaN]));

    [Theory]
    [InlineData(1, 2.5000000000000004)]
    [InlineData(2.5, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(-1, 2.5)]
    public void Any_other_value_or_order_has_another(double first, double second) =>
        Assert.NotEqual(FeatureHash.Of([1, 2.5]), FeatureHash.Of([first, second]));

    [Fact]
    public void A_longer_vector_has_another() => Assert.NotEqual(FeatureHash.Of([1]), FeatureHash.Of([1, 0]));
}
