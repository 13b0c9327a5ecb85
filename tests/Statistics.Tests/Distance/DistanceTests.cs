namespace MlopsLab.Statistics.Tests.Distance;

public sealed class DistanceTests
{
    [Fact]
    public void Wasserstein_and_energy_distance_are_scipys()
    {
        foreach (var one in Peers.All("twoSamples").Concat(Peers.All("ties")))
        {
            Peers.AssertClose(one.Number("wasserstein"), Wasserstein.Distance(one.Numbers("a"), one.Numbers("b")));
            Peers.AssertClose(one.Number("energy"), EnergyDistance.Of(one.Numbers("a"), one.Numbers("b")));
        }
    }

    [Fact]
    public void Jensen_Shannon_in_either_base_and_Hellinger_are_scipys()
    {
        foreach (var one in Peers.All("histograms"))
        {
            double[] p = one.Numbers("p"), q = one.Numbers("q");

            Peers.AssertClose(one.Number("jsBits"), JensenShannon.Divergence(p, q, LogBase.Bits));
            Peers.AssertClose(one.Number("jsNats"), JensenShannon.Divergence(p, q, LogBase.Nats));
            Peers.AssertClose(one.Number("hellinger"), Hellinger.Distance(p, q));
        }
    }

    [Fact]
    public void Shapes_without_a_common_bin_are_one_bit_apart()
    {
        Assert.Equal(1, JensenShannon.Distance([1, 0], [0, 5], LogBase.Bits), 12);
        Assert.Equal(1, Hellinger.Distance([1, 0], [0, 5]), 12);
    }

    [Fact]
    public void The_normalised_distance_has_no_unit()
    {
        double[] reference = [1, 2, 4, 8, 9], window = [2, 3, 5, 9, 10];

        Assert.Equal(1, Wasserstein.Distance(reference, window), 12);
        Assert.Equal(Wasserstein.Normalised(reference, window), Wasserstein.Normalised([.. reference.Select(x => 1_000 * x)], [.. window.Select(x => 1_000 * x)]), 12);
        Assert.Equal(0, Wasserstein.Normalised([3, 3], [3, 3]));
        Assert.Equal(double.PositiveInfinity, Wasserstein.Normalised([3, 3], [4, 4]));
    }

    [Fact]
    public void Mmd_is_the_one_computed_by_numpy_and_its_seed_fixes_the_p_value()
    {
        var peer = Peers.Of("mmd");
        double[] a = peer.Numbers("a"), b = peer.Numbers("b");
        var result = MaximumMeanDiscrepancy.Test(a, b, 3, seed: 1, width: peer.Number("width"));

        Peers.AssertClose(peer.Number("mmd2"), result.Statistic);
        Assert.Equal(result, MaximumMeanDiscrepancy.Test(a, b, 3, seed: 1, width: peer.Number("width")));
        Assert.Throws<ArgumentException>(() => MaximumMeanDiscrepancy.Test([1, 2, 3], b, 3, seed: 1));
    }
}
