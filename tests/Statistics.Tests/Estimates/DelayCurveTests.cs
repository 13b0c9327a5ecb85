namespace MlopsLab.Statistics.Tests.Estimates;

public sealed class DelayCurveTests
{
    /// <summary>Kaplan and Meier by hand: five watched at 1, four at 2 (one left at 1.5), two at 4.</summary>
    [Fact]
    public void The_curve_is_the_one_by_hand()
    {
        var curve = DelayCurve.Of([new(1, true), new(1.5, false), new(2, true), new(3, false), new(4, true), new(4, false)]);

        Assert.Equal(1.0 / 6, curve.At(1).Share, 12);
        Assert.Equal(1 - (5.0 / 6 * 3 / 4), curve.At(2.5).Share, 12);
        Assert.Equal(1 - (5.0 / 6 * 3 / 4 / 2), curve.Final, 12);
        Assert.Equal(5.0 / 6 * 3 / 4 * Math.Sqrt((1.0 / 30) + (1.0 / 12)), curve.At(2).StandardError, 12);
        Assert.Equal(0, curve.At(0.5).Share);
        Assert.Equal(4, curve.Age(1));
    }

    [Fact]
    public void Young_cohorts_are_brought_to_what_they_will_have()
    {
        var (random, curve) = (new Random(2), DelayCurve.Of(Decisions(new Random(1), 20_000)));
        var missed = Enumerable.Range(0, 300).Count(_ =>
        {
            var observed = Decisions(random, 1_000).Count(decision => decision.Came && decision.Age <= 10);
            var rate = curve.MaturedRate(observed, 1_000, 10);
            return rate.Low > 0.1 || rate.High < 0.1;
        });

        Assert.InRange(curve.Maturity(10), 0.39, 0.46);
        Assert.InRange(missed, 0, 30);
    }

    [Fact]
    public void The_interval_of_a_count_is_scipys()
    {
        var mature = DelayCurve.Of([new(1, true), new(2, false)]);
        foreach (var one in Peers.All("poisson"))
        {
            var rate = mature.MaturedRate((long)one.Number("count"), 1, 1, 1 - one.Number("level"));

            Peers.AssertClose(one.Number("low"), rate.Low);
            Peers.AssertClose(one.Number("high"), rate.High);
        }
    }

    [Fact]
    public void Without_any_label_nothing_is_mature()
    {
        var curve = DelayCurve.Of([new(5, false)]);

        Assert.Equal((0, null, double.PositiveInfinity), (curve.Maturity(9), curve.Age(0.9), curve.SmallestShift(0.02, 1_000, 9)));
        Assert.Throws<ArgumentException>(() => curve.MaturedRate(1, 10, 9));
        Assert.Throws<ArgumentException>(() => DelayCurve.Of([]));
        Assert.Throws<ArgumentException>(() => DelayCurve.Of([new(-1, true)]));
    }

    // A tenth get a label after 18 days on the average (exponential, so 43 % within 10), all are watched for up to 90.
    private static IEnumerable<LabelAge> Decisions(Random random, int count) => Enumerable.Range(0, count).Select(_ =>
    {
        var (watched, delay) = (90.0 * (0.2 + (0.8 * random.NextDouble())), -18 * Math.Log(1 - random.NextDouble()));
        return random.NextDouble() < 0.1 && delay <= watched ? new LabelAge(delay, true) : new(watched, false);
    });
}
