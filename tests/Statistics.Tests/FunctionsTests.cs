namespace MlopsLab.Statistics.Tests;

public sealed class FunctionsTests
{
    [Fact]
    public void Tails_of_the_chi_squared_and_normal_distributions_are_scipys()
    {
        foreach (var one in Peers.All("chiSquare"))
        {
            Peers.AssertClose(one.Number("sf"), ChiSquared.Tail(one.Number("x"), one.Number("k")));
        }

        foreach (var one in Peers.All("normal"))
        {
            Peers.AssertClose(one.Number("sf"), Normal.Tail(one.Number("x")));
        }
    }

    [Fact]
    public void Kolmogorovs_limit_is_scipys()
    {
        foreach (var one in Peers.All("kolmogorov"))
        {
            Peers.AssertClose(one.Number("sf"), KolmogorovLimit.Tail(one.Number("x")));
        }
    }

    [Theory]
    [InlineData(0.025)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Quantiles_lead_back(double share)
    {
        Peers.AssertClose(share, Normal.Tail(Normal.Upper(share)));
        Peers.AssertClose(1 - share, ChiSquared.Tail(ChiSquared.Quantile(share, 9), 9));
        Peers.AssertClose(share, KolmogorovLimit.Tail(KolmogorovLimit.Upper(share)));
    }

    /// <summary>Table 3 of Haynam, Govindarajulu, Leone (1962): 9 degrees of freedom, α = 0.05, power 0.8 need a noncentrality of 15.6.</summary>
    [Fact]
    public void The_noncentrality_for_a_power_is_the_tabled_one() => Assert.Equal(15.62, ChiSquared.Noncentrality(9, 0.05, 0.8), 1);
}
