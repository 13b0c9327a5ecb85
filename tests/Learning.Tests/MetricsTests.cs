using FsCheck;
using FsCheck.Fluent;

namespace MlopsLab.Learning.Tests;

public sealed class MetricsTests
{
    // The example of scikit-learn's roc_auc_score and average_precision_score.
    private static readonly double[] Scores = [0.1, 0.4, 0.35, 0.8];
    private static readonly float[] Labels = [0, 0, 1, 1];

    [Fact]
    public void Auc_and_average_precision_agree_with_scikit_learn()
    {
        Assert.Equal(0.75, Metrics.Auc(Scores, Labels), 12);
        Assert.Equal(0.8333333333333333, Metrics.PrAuc(Scores, Labels), 12);
    }

    [Fact]
    public void Log_loss_and_brier_agree_with_their_definitions()
    {
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.6) + Math.Log(0.35) + Math.Log(0.8)) / 4, Metrics.LogLoss(Scores, Labels), 12);
        Assert.Equal(((0.1 * 0.1) + (0.4 * 0.4) + (0.65 * 0.65) + (0.2 * 0.2)) / 4, Metrics.Brier(Scores, Labels), 12);
    }

    [Fact]
    public void A_tie_between_a_positive_and_a_negative_counts_half()
    {
        Assert.Equal(0.5, Metrics.Auc([0.3, 0.3, 0.3], [1, 0, 0]));
        Assert.Equal(0.75, Metrics.Auc([0.3, 0.3, 0.1], [1, 0, 0]));
        Assert.Equal(1.0 / 3, Metrics.PrAuc([0.3, 0.3, 0.3], [1, 0, 0]), 12);
    }

    [Fact]
    public void One_class_only_is_not_a_number_rather_than_a_wrong_one()
    {
        Assert.Equal(double.NaN, Metrics.Auc([0.1, 0.2], [1, 1]));
        Assert.Equal(double.NaN, Metrics.PrAuc([0.1, 0.2], [0, 0]));
        Assert.Equal(double.NaN, Metrics.LogLoss([], []));
    }

    [Fact]
    public void Auc_equals_the_share_of_pairs_in_the_right_order()
    {
        Prop.ForAll<(byte, bool)[]>(rows =>
        {
            var (scores, labels) = Columns(rows);
            var pairs = from p in rows where p.Item2 from n in rows where !n.Item2 select Math.Sign(p.Item1 - n.Item1);
            var expected = pairs.Any() ? pairs.Average(sign => (sign + 1) / 2.0) : double.NaN;

            return Metrics.Auc(scores, labels).Equals(expected) || Math.Abs(Metrics.Auc(scores, labels) - expected) < 1e-9;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_metric_depends_on_the_order_of_the_rows()
    {
        Prop.ForAll<(byte, bool)[]>(rows =>
        {
            var (scores, labels) = Columns(rows);
            var (back, backLabels) = Columns([.. rows.Reverse()]);

            return Metrics.Auc(scores, labels).Equals(Metrics.Auc(back, backLabels))
                && Metrics.PrAuc(scores, labels).Equals(Metrics.PrAuc(back, backLabels));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Metrics.Auc([0.1], [0, 1]));
    }

    [Fact]
    public void Cost_counts_both_kinds_of_mistake()
    {
        Assert.Equal((1 * 2 + 1 * 10) / 4.0, Metrics.CostAt(Scores, Labels, 0.38, new MistakeCosts(FalsePositive: 2, FalseNegative: 10)));
    }

    private static (double[] Scores, float[] Labels) Columns((byte, bool)[] rows) =>
        ([.. rows.Select(row => row.Item1 / 255.0)], [.. rows.Select(row => row.Item2 ? 1f : 0f)]);
}
