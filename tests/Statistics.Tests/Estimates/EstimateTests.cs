namespace MlopsLab.Statistics.Tests.Estimates;

public sealed class EstimateTests
{
    [Fact]
    public void Calibrated_probabilities_tell_the_performance_without_labels()
    {
        var missed = Enumerable.Range(0, 400).Count(seed =>
        {
            var (probabilities, labels) = Draw(seed, drift: 0);
            return Outside(ConfidenceBasedEstimation.Of(probabilities, 0.5), probabilities, labels);
        });

        Assert.InRange(missed, 4, 38);
    }

    [Fact]
    public void And_say_nothing_of_concept_drift()
    {
        var (probabilities, labels) = Draw(1, drift: 0.2);
        var estimate = ConfidenceBasedEstimation.Of(probabilities, 0.5);

        Assert.True(Outside(estimate, probabilities, labels));
        Assert.Contains("blind to concept drift", LabelFreeEstimate.BlindTo, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rows_can_be_counted_by_hand()
    {
        var estimate = ConfidenceBasedEstimation.Of([0.8, 0.3], 0.5);

        Assert.Equal(0.75, estimate.Accuracy.Value, 12);
        Assert.Equal(0.8, estimate.Precision.Value, 12);
        Assert.Equal(0.8 / 1.1, estimate.Recall.Value, 12);
        Assert.Equal(1.6 / 2.1, estimate.F1.Value, 12);
        Assert.Equal(0.8 * 0.7 / ((0.8 * 0.7) + (0.2 * 0.3)), estimate.Auc, 12);
        Assert.Throws<ArgumentException>(() => ConfidenceBasedEstimation.Of([1.5], 0.5));
        Assert.Throws<ArgumentException>(() => ConfidenceBasedEstimation.Of([], 0.5));
    }

    [Fact]
    public void Weighted_estimates_find_the_rate_that_blocking_hides()
    {
        var (naive, covered) = (0.0, new int[3]);
        for (var run = 0; run < 300; run++)
        {
            var estimates = InversePropensity.Of(Policy(new Random(run)));
            naive += estimates.Naive / 300;
            covered[0] += Holds(estimates.HorvitzThompson, 0.06) ? 1 : 0;
            covered[1] += Holds(estimates.Hajek, 0.06) ? 1 : 0;
            covered[2] += Holds(estimates.DoublyRobust, 0.06) ? 1 : 0;
        }

        Assert.InRange(naive, 0.035, 0.045);
        Assert.All(covered, times => Assert.InRange(times, 270, 297));
    }

    [Fact]
    public void Clipping_tells_what_it_moved_and_the_effective_size_what_the_rows_are_worth()
    {
        ExploredRow[] rows = [new(1, 0), new(1, 1), new(0.01, 1), new(0.01, null)];
        var estimates = InversePropensity.Of(rows);

        Assert.Equal((1 + 50) / 4.0, estimates.HorvitzThompson.Value, 12);
        Assert.Equal(51 / 52.0, estimates.Hajek.Value, 12);
        Assert.Equal(1, estimates.Clipped);
        Assert.Equal(50 / 4.0, estimates.ClipBias, 12);
        Assert.Equal(52.0 * 52 / 2502, estimates.EffectiveSize, 9);
        Assert.Throws<ArgumentException>(() => InversePropensity.Of([new(0, 1)]));
        Assert.Throws<ArgumentException>(() => InversePropensity.Of([new(0.5, null)]));
    }

    // A tenth of all is risky (24 % against 4 % elsewhere: 6 % of all) and seen in one case of twenty.
    private static ExploredRow[] Policy(Random random)
    {
        var rows = new ExploredRow[8_000];
        for (var i = 0; i < rows.Length; i++)
        {
            var risky = random.NextDouble() < 0.1;
            var (propensity, rate) = risky ? (0.05, 0.24) : (1, 0.04);
            var outcome = random.NextDouble() < rate ? 1.0 : 0;
            rows[i] = new(propensity, random.NextDouble() < propensity ? outcome : null, risky ? 0.2 : 0.05);
        }

        return rows;
    }

    private static bool Holds(Estimate estimate, double truth) => estimate.Low <= truth && truth <= estimate.High;

    private static (double[] Probabilities, bool[] Labels) Draw(int seed, double drift)
    {
        var random = new Random(seed);
        double[] probabilities = [.. Enumerable.Range(0, 2_000).Select(_ => random.NextDouble())];
        return (probabilities, [.. probabilities.Select(p => random.NextDouble() < Math.Clamp(p - drift, 0, 1))]);
    }

    private static bool Outside(LabelFreeEstimate estimate, double[] probabilities, bool[] labels) =>
        !Holds(estimate.Accuracy, probabilities.Zip(labels).Count(row => row.First >= 0.5 == row.Second) / (double)labels.Length);
}
