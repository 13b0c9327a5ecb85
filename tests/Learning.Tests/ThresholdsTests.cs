using FsCheck;
using FsCheck.Fluent;

namespace MlopsLab.Learning.Tests;

public sealed class ThresholdsTests
{
    [Fact]
    public void A_costly_miss_lowers_the_threshold()
    {
        double[] scores = [0.1, 0.4, 0.35, 0.8];
        float[] labels = [0, 0, 1, 1];

        Assert.Equal(0.225, Thresholds.Cheapest(scores, labels, new MistakeCosts(FalsePositive: 1, FalseNegative: 100)), 12);
        Assert.Equal(0.6, Thresholds.Cheapest(scores, labels, new MistakeCosts(FalsePositive: 100, FalseNegative: 1)), 12);
    }

    [Fact]
    public void Without_positives_nothing_is_acted_on()
    {
        Assert.Equal(1, Thresholds.Cheapest([0.2, 0.9], [0, 0], new MistakeCosts(1, 1)));
    }

    [Fact]
    public void A_row_whose_miss_is_dear_pulls_the_threshold_below_its_score()
    {
        double[] scores = [0.9, 0.3, 0.2];
        float[] labels = [1, 0, 1];
        MistakeCosts[] costs = [new(5, 50), new(5, 50), new(5, 1_000)];

        Assert.Equal(0.2, Thresholds.Cheapest(scores, labels, costs), 12);
        Assert.Equal(5.0 / 3, Metrics.CostAt(scores, labels, 0.2, costs), 12);
    }

    [Fact]
    public void No_other_threshold_is_cheaper()
    {
        Prop.ForAll<(byte, bool)[]>(rows =>
        {
            double[] scores = [.. rows.Select(row => row.Item1 / 256.0)];
            float[] labels = [.. rows.Select(row => row.Item2 ? 1f : 0f)];
            var costs = new MistakeCosts(3, 7);
            var cheapest = Metrics.CostAt(scores, labels, Thresholds.Cheapest(scores, labels, costs), costs);

            return rows.Length == 0 || scores.Append(1).All(t => Metrics.CostAt(scores, labels, t, costs) >= cheapest - 1e-9);
        }).QuickCheckThrowOnFailure();
    }
}
