namespace MlopsLab.Statistics.Tests.Rates;

public sealed class RareRateTests
{
    [Fact]
    public void The_run_length_of_the_cusum_is_what_simulation_gives()
    {
        var cusum = BernoulliCusum.For(0.05, 0.1, falseAlarms: 10);
        var random = new Random(1);
        var (alarms, events) = (0, 0);
        for (; alarms < 2_000; events++)
        {
            alarms += cusum.Update(random.NextDouble() < 0.05 ? 1 : 0) == DriftSignal.Drift ? 1 : 0;
        }

        Assert.InRange(events / 2_000.0 / cusum.RunLength(0.05), 0.93, 1.07);
        Assert.InRange(cusum.FalseAlarms, 8, 10);
    }

    /// <summary>By hand: with a weight of 2 and a limit of 2, E(0) = 1 + (1−p)E(0) + pE(1) and E(1) = 1 + (1−p)E(0).</summary>
    [Fact]
    public void The_run_length_of_a_chain_of_two_is_the_one_by_hand()
    {
        var cusum = BernoulliCusum.For(0.4, 0.6, falseAlarms: 2_000);
        var p = 0.3;

        Assert.Equal(2, cusum.Limit);
        Assert.Equal((1 + p) / (p * p), cusum.RunLength(p), 9);
    }

    [Fact]
    public void The_smallest_shift_is_found_within_the_events_on_the_average()
    {
        var cusum = BernoulliCusum.For(0.02, 0.035);

        Assert.Equal(2_000, cusum.RunLength(cusum.SmallestShift(2_000)), 3);
        Assert.True(cusum.SmallestShift(500) > cusum.SmallestShift(5_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => cusum.SmallestShift(3));
    }

    /// <summary>Its sum grows by 1 an event on the average at the base rate: what the bound rests on.</summary>
    [Fact]
    public void The_evidence_of_the_e_detector_grows_by_one_an_event()
    {
        var (rate, events) = (0.3, 6);
        var mean = 0.0;
        for (var outcomes = 0; outcomes < 1 << events; outcomes++)
        {
            var detector = new RateEDetector(rate);
            for (var i = 0; i < events; i++)
            {
                detector.Update((outcomes >> i) & 1);
            }

            var hits = System.Numerics.BitOperations.PopCount((uint)outcomes);
            mean += Math.Pow(rate, hits) * Math.Pow(1 - rate, events - hits) * Math.Exp(detector.LogEvidence) * 100_000;
        }

        Assert.Equal(events, mean, 9);
    }

    [Fact]
    public void A_rate_below_the_base_rate_raises_nothing()
    {
        var (cusum, detector, random) = (BernoulliCusum.For(0.02, 0.035), new RateEDetector(0.02), new Random(3));

        var alarms = Enumerable.Range(0, 200_000).Select(_ => random.NextDouble() < 0.012 ? 1 : 0).Count(hit => cusum.Update(hit) != DriftSignal.None | detector.Update(hit) != DriftSignal.None);

        Assert.Equal(0, alarms);
    }
}
