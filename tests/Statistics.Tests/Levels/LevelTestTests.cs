namespace MlopsLab.Statistics.Tests;

public sealed class LevelTestTests(ITestOutputHelper output)
{
    private static readonly LevelRules Rules = new(Factor: 2, Floor: 0, BothWays: true);

    [Theory]
    [InlineData(1.5, 2.0)]
    [InlineData(0.6667, 0.5)]
    public void At_the_edge_of_what_is_tolerated_runs_until_a_false_alarm_are_as_long_as_stated(double unchanged, double changed)
    {
        // The same sum with a hundred times smaller odds: e^h = 100 steps at least, on the average.
        var random = new Random(3);
        var lengths = Enumerable.Range(0, 400).Select(_ => (double)RunLength(random, 100 * unchanged, 100 * changed, spread: 0.05, alarm: Math.Log(100))).ToArray();

        output.WriteLine($"{lengths.Average():0} steps");
        Assert.InRange(lengths.Average(), 100, 100_000);
    }

    [Fact]
    public void Likelihoods_of_all_counts_sum_to_one_under_the_changed_mean()
    {
        // E0[e^LogRatio] = 1 is what the stated rate rests on.
        var (unchanged, changed, spread) = (6.0, 8.0, 0.2);
        var sum = Enumerable.Range(0, 400).Sum(count => Math.Exp(LogDensity(count, unchanged, spread) + LevelTest.LogRatio(count, unchanged, changed, spread)));

        Assert.Equal(1, sum, 9);
    }

    [Fact]
    public void Two_steps_however_far_off_raise_nothing_and_three_do()
    {
        var two = Run(Steady(100, 40), 1_000_000, 2);
        var three = Run(two, 1_000_000, 1);

        Assert.True(two.Rise.Sum < LevelTest.Alarm && three.Rise.Sum > LevelTest.Alarm);
        Assert.True(Run(Steady(100, 40), 0, 2).Fall.Sum < LevelTest.Alarm);
    }

    [Fact]
    public void A_change_that_lasts_is_the_new_level_and_one_that_ends_is_not()
    {
        var begun = Run(Steady(100, 40), 400, 20);

        Assert.InRange(begun.Rise.Sum, LevelTest.Alarm, 100);
        Assert.Equal((0.0, 100.0), Seen(Run(begun, 100, 40)));
        Assert.Equal((0.0, 400.0), Seen(Run(begun, 400, 10)));

        (double, double) Seen(LevelState state) => (state.Rise.Sum, Math.Round(state.Level));
    }

    [Fact]
    public void A_share_is_judged_by_its_limit_or_by_what_was_usual_when_that_is_more()
    {
        var rules = new LevelRules(Factor: 2, Floor: 0.05, BothWays: false) { Relearn = int.MaxValue };
        var clean = Share(new(), 0.0, 40);
        var noisy = Share(new(), 0.3, 40);

        Assert.InRange(Share(clean, 0.3, 12).Rise.Sum, LevelTest.Alarm, 100);
        Assert.Equal(0, Share(clean, 0.04, 100).Rise.Sum);
        Assert.Equal(0, Share(noisy, 0.3, 100).Rise.Sum);
        Assert.InRange(Share(noisy, 0.9, 12).Rise.Sum, LevelTest.Alarm, 100);

        LevelState Share(LevelState from, double share, int steps) => Enumerable.Range(0, steps).Aggregate(from, (at, _) => LevelTest.Next(at, Math.Round(200 * share), 200, rules));
    }

    private static LevelState Steady(double count, int steps) => Run(new(), count, steps);

    private static LevelState Run(LevelState from, double count, int steps) => Enumerable.Range(0, steps).Aggregate(from, (state, _) => LevelTest.Next(state, count, 1, Rules));

    private static int RunLength(Random random, double unchanged, double changed, double spread, double alarm)
    {
        var (sum, steps) = (0.0, 0);
        while (sum < alarm && steps < 20_000)
        {
            sum = Math.Max(0, sum + LevelTest.LogRatio(Draw(random, unchanged, spread), unchanged, changed, spread));
            steps++;
        }

        return steps;
    }

    // Poisson with a Gamma mean; of shape 1/spread = 20 as a sum of exponentials.
    private static double Draw(Random random, double mean, double spread)
    {
        var shape = (int)Math.Round(1 / spread);
        var gamma = Enumerable.Range(0, shape).Sum(_ => -Math.Log(1 - random.NextDouble())) * mean / shape;
        var (count, left) = (0, gamma);
        while ((left += Math.Log(1 - random.NextDouble())) > 0)
        {
            count++;
        }

        return count;
    }

    private static double LogDensity(int count, double mean, double spread)
    {
        var size = 1 / spread;
        var log = size * Math.Log(size / (size + mean));
        for (var at = 1; at <= count; at++)
        {
            log += Math.Log((size + at - 1) / at * (mean / (size + mean)));
        }

        return log;
    }
}
