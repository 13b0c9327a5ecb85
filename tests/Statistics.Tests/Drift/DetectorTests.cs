namespace MlopsLab.Statistics.Tests.Drift;

public sealed class DetectorTests
{
    public static TheoryData<string> Names => [.. Detectors.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Updates_allocate_nothing(string name)
    {
        var detector = Detectors.All[name]();
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, 20_000).Select(at => random.NextDouble() < (at % 4_000 < 2_000 ? 0.1 : 0.6) ? 1.0 : 0)];
        Feed(detector, values.AsSpan(0, 5_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(detector, values.AsSpan(5_000));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rate_that_rises_from_5_to_60_percent_is_found_within_300_numbers(string name)
    {
        var (detector, random) = (Detectors.All[name](), new Random(2));
        Feed(detector, [.. Enumerable.Range(0, 3_000).Select(_ => random.NextDouble() < 0.05 ? 1.0 : 0)]);

        Assert.True(Feed(detector, [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() < 0.6 ? 1.0 : 0)]) > 0);
    }

    [Fact]
    public void The_window_of_Adwin_has_the_mean_and_variance_of_its_numbers()
    {
        var (adwin, random) = (new Adwin(rules: DetectorRules.Moa), new Random(3));
        double[] values = [.. Enumerable.Range(0, 1_000).Select(_ => random.NextDouble())];
        Feed(adwin, values);

        Assert.Equal(1_000, adwin.Width);
        Assert.Equal(values.Average(), adwin.Mean, 12);
        Assert.Equal(values.Select(value => Math.Pow(value - values.Average(), 2)).Average(), adwin.Variance, 9);
    }

    [Fact]
    public void After_a_drift_the_window_of_Adwin_holds_the_new_mean()
    {
        var (adwin, random) = (new Adwin(rules: DetectorRules.Moa), new Random(4));
        Feed(adwin, [.. Enumerable.Range(0, 2_000).Select(_ => random.NextDouble())]);
        Feed(adwin, [.. Enumerable.Range(0, 2_000).Select(_ => 2 + random.NextDouble())]);

        Assert.InRange(adwin.Width, 1_900, 2_100);
        Assert.InRange(adwin.Mean, 2.45, 2.55);
    }

    [Theory]
    [InlineData(DetectorRules.River)]
    [InlineData(DetectorRules.Moa)]
    public void After_a_drift_river_begins_anew_and_Moa_goes_on(DetectorRules rules)
    {
        var adwin = new Adwin(rules: rules);

        Assert.Equal(1, Feed(adwin, [.. Enumerable.Repeat(0.0, 48), .. Enumerable.Repeat(10.0, 16)]));
        adwin.Update(10);
        Assert.Equal(rules == DetectorRules.River, adwin.Width == 1);
    }

    [Fact]
    public void A_fall_is_found_by_the_ways_that_watch_it()
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 2_000).Select(_ => random.NextDouble() < 0.7 ? 1.0 : 0), .. Enumerable.Range(0, 400).Select(_ => random.NextDouble() < 0.1 ? 1.0 : 0)];

        Assert.All<IDriftDetector>([new HddmA(bothWays: true), new HddmW(bothWays: true), new PageHinkley(), new Adwin()], detector => Assert.True(Feed(detector, values) > 0));
        Assert.All<IDriftDetector>([new HddmA(), new HddmW(), new PageHinkley(variant: PageHinkleyVariant.Moa)], detector => Assert.Equal(0, Feed(detector, values)));
    }

    [Fact]
    public void The_published_Page_Hinkley_sum_is_the_distance_from_its_smallest()
    {
        // Without forgetting: zeros, then ones; the mean after n ones of 100 + n is n / (100 + n).
        var (detector, sum, fired) = (new PageHinkley(0, 5, keep: 1, PageHinkleyVariant.Moa), 0.0, 0);
        Feed(detector, [.. Enumerable.Repeat(0.0, 100)]);
        for (var n = 1; fired == 0; n++)
        {
            sum += 1 - (n / (100.0 + n));
            fired = detector.Update(1) == DriftSignal.Drift ? n : 0;
            Assert.Equal(sum > 5, fired > 0);
        }
    }

    [Fact]
    public void Settings_that_can_not_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adwin(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Kswin(window: 50, newest: 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageHinkley(threshold: 0));
        Assert.Throws<ArgumentException>(() => BernoulliCusum.For(0.02, 0.01));
        Assert.Throws<ArgumentException>(() => new RateEDetector(0));
    }

    [Fact]
    public void The_smallest_shift_shrinks_with_more_numbers_and_is_a_drift_itself()
    {
        Assert.True(Adwin.SmallestShift(0.25, 10_000, 100) > Adwin.SmallestShift(0.25, 10_000, 1_000));
        Assert.True(HddmA.SmallestShift(10_000, 100) > HddmA.SmallestShift(10_000, 1_000));
        Assert.True(HddmW.SmallestShift(5) > HddmW.SmallestShift(50));
        Assert.True(Ddm.SmallestShift(0.1, 10_000, 100) > Ddm.SmallestShift(0.1, 10_000, 1_000));
        Assert.True(PageHinkley.SmallestShift(100) > PageHinkley.SmallestShift(1_000));
        var shift = Adwin.SmallestShift(0, 32, 32);
        Assert.Equal(1, Feed(new Adwin(rules: DetectorRules.Moa), [.. Enumerable.Repeat(0.0, 32), .. Enumerable.Repeat(10 * shift, 32)]));
    }

    private static int Feed(IDriftDetector detector, ReadOnlySpan<double> values)
    {
        var drifts = 0;
        foreach (var value in values)
        {
            drifts += detector.Update(value) == DriftSignal.Drift ? 1 : 0;
        }

        return drifts;
    }
}
