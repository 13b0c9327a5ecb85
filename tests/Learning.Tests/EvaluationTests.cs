namespace MlopsLab.Learning.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void The_bootstrap_is_seeded_and_agrees_with_delong()
    {
        var data = Tables.Payments(2_000);
        var scores = Tables.Scores(Tables.Small(), data);
        var (drawn, exact) = (Bootstrap.Of(Metrics.Auc, scores, data.Y, seed: 1), DeLong.Auc(scores, data.Y));

        Assert.Equal(drawn, Bootstrap.Of(Metrics.Auc, scores, data.Y, seed: 1));
        Assert.NotEqual(drawn, Bootstrap.Of(Metrics.Auc, scores, data.Y, seed: 2));
        Assert.Equal(exact.Low, drawn.Low, 0.01);
        Assert.Equal(exact.High, drawn.High, 0.01);
    }

    [Fact]
    public void Calibration_error_is_the_gap_between_promise_and_outcome()
    {
        double[] scores = [.. Enumerable.Repeat(0.2, 50), .. Enumerable.Repeat(0.6, 50)];
        float[] labels = [.. Enumerable.Range(0, 50).Select(row => row < 20 ? 1f : 0f), .. Enumerable.Range(0, 50).Select(row => row < 30 ? 1f : 0f)];
        var reliability = Reliability.Of(scores, labels);

        Assert.Equal([new(50, 0.2, 0.4), new(50, 0.6, 0.6)], reliability.Bins.Select(bin => bin with { MeanScore = Math.Round(bin.MeanScore, 9) }));
        Assert.Equal(0.1, reliability.Ece, 9);
        Assert.True(double.IsNaN(Reliability.Of([], []).Ece));
    }

    [Fact]
    public void Every_row_is_in_one_bin()
    {
        var data = Tables.Payments(997);
        var reliability = Reliability.Of(Tables.Scores(Tables.Small(), data), data.Y);

        Assert.Equal(997, reliability.Bins.Sum(bin => bin.Rows));
        Assert.Equal(data.Positives, reliability.Bins.Sum(bin => bin.PositiveShare * bin.Rows), 9);
    }

    [Fact]
    public void A_slice_has_the_metrics_of_its_own_rows()
    {
        var data = Tables.Payments(900);
        var scores = Tables.Scores(Tables.Small(), data);
        MistakeCosts[] costs = [.. Enumerable.Repeat(new MistakeCosts(1, 5), data.Rows)];
        var slices = Slices.By(data, 2, scores, 0.5, costs);
        var online = slices.Single(slice => slice.Slice == "online");
        int[] rows = [.. Enumerable.Range(0, data.Rows).Where(row => data.Row(row)[2] == 1)];

        Assert.Equal(900, slices.Sum(slice => slice.Rows));
        Assert.Equal(Metrics.LogLoss([.. rows.Select(row => scores[row])], [.. rows.Select(row => data.Y[row])]), online.LogLoss);
        Assert.Equal(Metrics.CostAt([.. rows.Select(row => scores[row])], [.. rows.Select(row => data.Y[row])], 0.5, new MistakeCosts(1, 5)), online.Cost, 12);
    }
}
