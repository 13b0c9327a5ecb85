namespace MlopsLab.Statistics.Tests.Comparison;

public sealed class ContingencyTests
{
    [Fact]
    public void Chi_square_G_and_Cramers_V_are_scipys()
    {
        foreach (var one in Peers.All("tables"))
        {
            var columns = one.GetProperty("counts")[0].GetArrayLength();
            var counts = one.Numbers("counts");
            var (chi, g) = (ChiSquareTest.Test(counts, columns, least: 0), GTest.Test(counts, columns, least: 0));

            Peers.AssertClose(one.Number("chi2"), chi.Statistic);
            Peers.AssertClose(one.Number("p"), chi.PValue);
            Peers.AssertClose(one.Number("g"), g.Statistic);
            Peers.AssertClose(one.Number("gp"), g.PValue);
            Peers.AssertClose(one.Number("cramer"), CramersV.Raw(counts, columns));
            Assert.Equal(one.Number("freedom"), chi.Freedom);
        }
    }

    [Fact]
    public void Rare_levels_are_pooled_until_every_row_expects_enough()
    {
        var sparse = ChiSquareTest.Test([900, 60, 20, 6, 2, 1, 1, 430, 40, 12, 5, 1, 0, 2], 7);

        Assert.Equal(4, sparse.Pooled);
        Assert.Equal(3, sparse.Freedom);
        Assert.Equal(ChiSquareTest.Test([900, 60, 20, 10, 430, 40, 12, 8], 4, least: 0).Statistic, sparse.Statistic, 9);
    }

    [Fact]
    public void A_table_that_pooling_leaves_nothing_of_says_nothing()
    {
        Assert.Equal(1, ChiSquareTest.Test([2, 1, 0, 3], 2).PValue);
        Assert.Equal(1, GTest.Test([5, 0, 7, 0], 2).PValue);
        Assert.Equal(0, CramersV.Raw([5, 0, 7, 0], 2));
    }

    [Fact]
    public void The_corrected_V_of_small_tables_is_about_zero_without_a_reason()
    {
        var random = new Random(2);
        var (raw, corrected) = (0.0, 0.0);
        for (var run = 0; run < 300; run++)
        {
            var counts = new double[12];
            for (var i = 0; i < 60; i++)
            {
                counts[random.Next(12)]++;
            }

            (raw, corrected) = (raw + (CramersV.Raw(counts, 4) / 300), corrected + (CramersV.Corrected(counts, 4) / 300));
        }

        Assert.InRange(raw, 0.18, 1);
        Assert.InRange(corrected, 0, 0.08);
        Assert.InRange(CramersV.Corrected([500, 0, 0, 500], 2), 0.99, 1.0000001);
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ChiSquareTest.Test([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => ChiSquareTest.Test([1, -2, 3, 4], 2));
        Assert.Throws<ArgumentException>(() => GTest.Test([0, 0, 0, 0], 2));
    }
}
