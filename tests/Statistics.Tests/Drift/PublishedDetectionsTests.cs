namespace MlopsLab.Statistics.Tests.Drift;

/// <summary>Where river and MOA (through CapyMOA) say that their detectors fire, on the streams of their own documentation and tests.</summary>
public sealed class PublishedDetectionsTests
{
    [Fact]
    public void Adwin_fires_where_rivers_does()
    {
        Assert.Equal([1023], Drifts(new Adwin(), "one"));
        Assert.Equal([1023, 2015, 3007], Drifts(new Adwin(), "steps"));
    }

    [Fact]
    public void Adwin_fires_where_Moas_does() => Assert.Equal([1023, 1055], Drifts(new Adwin(0.001, DetectorRules.Moa), "moa"));

    [Fact]
    public void Ddm_fires_and_warns_where_rivers_does()
    {
        Assert.Equal([1049], Drifts(new Ddm(), "two"));
        Assert.Equal((1084, 1334), First(new Ddm(), "half"));
    }

    [Fact]
    public void Ddm_fires_where_Moas_does() => Assert.Equal([1005], Drifts(new Ddm(rules: DetectorRules.Moa), "moa"));

    [Fact]
    public void Eddm_fires_and_warns_where_rivers_does() => Assert.Equal((1059, 1278), First(new Eddm(0.8, 0.75), "half"));

    /// <summary>river took over MOA's rules at first; its tests of then say so.</summary>
    [Fact]
    public void Eddm_fires_where_Moas_rules_do() => Assert.Equal([681, 848, 983, 1042, 1089], Drifts(new Eddm(rules: DetectorRules.Moa), "two"));

    [Fact]
    public void HddmA_fires_and_warns_where_rivers_does()
    {
        Assert.Equal([1047], Drifts(new HddmA(), "two"));
        Assert.Equal([531, 1015, 1545], Drifts(new HddmA(bothWays: true), "three"));
        Assert.Equal((451, 1206), First(new HddmA(), "half"));
    }

    [Fact]
    public void HddmW_fires_and_warns_where_rivers_does()
    {
        Assert.Equal([1018], Drifts(new HddmW(), "two"));
        Assert.Equal((451, 1077), First(new HddmW(), "half"));
    }

    /// <summary>The second stream is of river's tests of the time when it followed MOA's rules.</summary>
    [Fact]
    public void HddmW_fires_where_Moas_does()
    {
        Assert.Equal([1234], Drifts(new HddmW(share: 0.001, bothWays: true, rules: DetectorRules.Moa), "moa"));
        Assert.Equal([507, 1508], Drifts(new HddmW(bothWays: true, rules: DetectorRules.Moa), "three"));
    }

    [Fact]
    public void The_clipped_sum_fires_where_rivers_did() => Assert.Equal([1020, 1991], Drifts(new PageHinkley(variant: PageHinkleyVariant.Clipped), "one"));

    private static int[] Drifts(IDriftDetector detector, string stream) =>
        [.. Peers.Stream(stream).Select((value, at) => (Signal: detector.Update(value), at)).Where(one => one.Signal == DriftSignal.Drift).Select(one => one.at)];

    private static (int Warning, int Drift) First(IDriftDetector detector, string stream)
    {
        var signals = Peers.Stream(stream).Select(detector.Update).ToArray();
        return (Array.IndexOf(signals, DriftSignal.Warning), Array.IndexOf(signals, DriftSignal.Drift));
    }
}
