namespace MlopsLab.Learning.Tests;

public sealed class DeLongTests
{
    [Fact]
    public void The_variance_is_the_one_that_counting_all_pairs_gives()
    {
        var (scores, labels) = Sample(60, seed: 3);
        var interval = DeLong.Auc(scores, labels);
        var reach = 1.959963984540054 * Math.Sqrt(VarianceByPairs(scores, labels)) / (interval.Value * (1 - interval.Value));

        Assert.Equal(Metrics.Auc(scores, labels), interval.Value, 12);
        Assert.Equal(LogOdds(interval.Value) - reach, LogOdds(interval.Low), 6);
        Assert.Equal(LogOdds(interval.Value) + reach, LogOdds(interval.High), 6);
    }

    [Fact]
    public void The_interval_covers_the_truth_about_as_often_as_it_says()
    {
        var covered = Enumerable.Range(0, 300).Count(seed =>
        {
            var (scores, labels) = Sample(400, seed);
            var interval = DeLong.Auc(scores, labels);
            return interval.Low <= 0.8556 && 0.8556 <= interval.High; // of normals 1.5 apart: Φ(1.5 / √2)
        });

        Assert.InRange(covered, 273, 297);
    }

    [Fact]
    public void A_model_does_not_differ_from_itself_and_a_noisy_copy_is_worse()
    {
        var (scores, labels) = Sample(2_000, seed: 1);
        var random = new Random(2);
        double[] noisy = [.. scores.Select(score => score + (random.NextDouble() * 8))];

        Assert.Equal(new Interval(0, 0, 0), DeLong.Difference(scores, scores, labels));
        Assert.True(DeLong.Difference(scores, noisy, labels).Low > 0);
    }

    [Fact]
    public void One_class_only_cannot_tell()
    {
        Assert.Equal(Interval.Unknown, DeLong.Auc([0.1, 0.2], [1, 1]));
        Assert.True(double.IsNaN(DeLong.Auc([0.1, 0.2], [0, 1]).Low));
    }

    private static (double[] Scores, float[] Labels) Sample(int rows, int seed)
    {
        var random = new Random(seed);
        float[] labels = [.. Enumerable.Range(0, rows).Select(row => row % 4 == 0 ? 1f : 0f)];
        return ([.. labels.Select(label => Math.Round((label * 1.5) + Normal(random), 2))], labels);
    }

    private static double VarianceByPairs(double[] scores, float[] labels)
    {
        double[] positives = [.. scores.Where((_, row) => labels[row] > 0)];
        double[] negatives = [.. scores.Where((_, row) => labels[row] == 0)];
        return (Variance(positives.Select(p => negatives.Average(n => Above(p, n)))) / positives.Length)
            + (Variance(negatives.Select(n => positives.Average(p => Above(p, n)))) / negatives.Length);
    }

    private static double Above(double positive, double negative) => positive > negative ? 1 : positive < negative ? 0 : 0.5;

    private static double Variance(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return all.Sum(value => Math.Pow(value - all.Average(), 2)) / (all.Length - 1);
    }

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
