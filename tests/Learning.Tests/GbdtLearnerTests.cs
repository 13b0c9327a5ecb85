namespace MlopsLab.Learning.Tests;

public sealed class GbdtLearnerTests
{
    private static readonly ILearner Learner = Tables.Learn("gbdt");

    [Fact]
    public void Learns_an_interaction_that_a_linear_model_cannot()
    {
        var (train, test) = (Tables.Payments(4_000), Tables.Payments(4_000, seed: 8));
        var trees = Tables.Scores(Tables.Artifact(Learner, train, null, ("trees", "40"), ("leaves", "8")), test);
        var line = Tables.Scores(Tables.Artifact(Tables.Learn("logistic"), train), test);

        Assert.True(Metrics.LogLoss(trees, test.Y) < Metrics.LogLoss(line, test.Y) - 0.02);
    }

    [Fact]
    public void The_first_split_is_where_the_label_changes()
    {
        var rows = Enumerable.Range(0, 200).Select(i => ((double)i, i < 120 ? 0f : 1f));

        var tree = Trees(Tables.OneNumber(rows), ("trees", "1"), ("leaves", "2"))[0];

        Assert.Equal(119.5, Assert.Single(tree.Splits).Threshold);
        Assert.True(tree.Leaves[0] < 0 && tree.Leaves[1] > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Missing_values_go_to_the_side_they_resemble(bool missingLikeLow)
    {
        var known = Enumerable.Range(0, 200).Select(i => ((double)i, i < 100 ? 0f : 1f));
        var missing = Enumerable.Repeat((double.NaN, missingLikeLow ? 0f : 1f), 50);

        var tree = Trees(Tables.OneNumber(known.Concat(missing)), ("trees", "1"), ("leaves", "2"))[0];

        Assert.Equal(missingLikeLow, Assert.Single(tree.Splits).MissingLeft);
    }

    [Fact]
    public void Levels_that_behave_alike_go_the_same_way()
    {
        double[] x = [.. Enumerable.Range(0, 900).Select(i => (double)(i % 3))];
        float[] y = [.. x.Select(level => level == 1 ? 1f : 0f)];
        var data = new Dataset([new("c", FeatureKind.Category, ["a", "b", "c"])], x, y);

        var split = Assert.Single(Trees(data, ("trees", "1"), ("leaves", "2"))[0].Splits);

        Assert.Equal([1], split.LeftLevels);
    }

    [Fact]
    public void More_levels_than_bins_share_one()
    {
        var levels = Enumerable.Range(0, 600).Select(i => $"l{i}").ToArray();
        double[] x = [.. Enumerable.Range(0, 6_000).Select(i => (double)(i % 600))];
        float[] y = [.. x.Select(level => level < 100 ? 1f : 0f)];
        var data = new Dataset([new("c", FeatureKind.Category, levels)], x, y);

        var scores = Tables.Scores(Tables.Artifact(Learner, data, null, ("trees", "20"), ("categorySmoothing", "0")), data);

        Assert.True(Metrics.Auc(scores, data.Y) > 0.9);
    }

    [Fact]
    public void One_class_only_gives_a_constant_model_and_not_an_error()
    {
        var artifact = Tables.Artifact(Learner, Tables.OneNumber([(1, 0), (2, 0), (3, 0)]));

        Assert.True(Scorer.For(artifact).Score([2]) < 0.2);
    }

    [Fact]
    public void Early_stopping_keeps_fewer_trees_when_there_is_nothing_to_learn()
    {
        var random = new Random(1);
        var noise = Tables.OneNumber(Enumerable.Range(0, 2_000).Select(_ => (random.NextDouble(), (float)random.Next(2))));

        Assert.True(Trees(noise, ("earlyStopping", "5")).Count < 20);
        Assert.Equal(100, Trees(noise).Count);
    }

    [Fact]
    public void Reports_progress_up_to_one_and_stops_when_asked()
    {
        var seen = new List<double>();
        using var stop = new CancellationTokenSource();
        Learner.Fit(Tables.Payments(3_000), LearnerSettings.DefaultsOf(Learner), seen.Add, CancellationToken.None);

        Assert.Equal(1, seen[^1]);
        Assert.Equal(seen.Order(), seen);
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            Learner.Fit(Tables.Payments(300), LearnerSettings.DefaultsOf(Learner), _ => { }, stop.Token));
    }

    [Theory]
    [InlineData(Trend.Rising, 1)]
    [InlineData(Trend.Falling, -1)]
    public void A_score_follows_its_trend_whatever_the_data_say(Trend trend, int direction)
    {
        var payments = Tables.Payments(4_000);
        FeatureInput[] inputs = [payments.Inputs[0] with { Trend = trend }, .. payments.Inputs.Skip(1)];
        var scorer = Scorer.For(Tables.Artifact(Learner, new(inputs, payments.X.ToArray(), payments.Y.ToArray()), null, ("trees", "30")));
        double[] scores = [.. Enumerable.Range(0, 400).Select(i => direction * scorer.Score([i / 4.0, 40, 1]))];

        Assert.Equal(scores.Order(), scores);
        Assert.Equal(trend == Trend.Rising, scores[^1] > scores[0]);
    }

    [Theory]
    [InlineData(Trend.Rising, false)]
    [InlineData(Trend.Falling, true)]
    public void A_number_whose_trend_the_data_deny_is_of_no_use(Trend trend, bool splits)
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => (double)i)];
        float[] falling = [.. x.Select(value => value < 200 ? 1f : 0f)];
        var data = new Dataset([new("x", FeatureKind.Number, null, trend)], x, falling);

        Assert.Equal(splits, Trees(data, ("trees", "1"))[0].Splits.Count > 0);
    }

    [Fact]
    public void Numbers_are_learnt_as_numbers()
    {
        float[] y = [.. Enumerable.Range(0, 1_000).Select(i => i < 400 ? -20f : 1_000f)];
        var data = new Dataset([new("x", FeatureKind.Number)], [.. Enumerable.Range(0, 1_000).Select(i => (double)i)], y, Outcome.Number);
        var artifact = Tables.Artifact(Learner, data, null, ("l2", "0"));
        var read = ModelArtifact.Read(artifact.ToBytes()).Artifact;

        Assert.NotNull(read);
        Assert.Equal(-20, Scorer.For(read).Score([10]), 0.1);
        Assert.Equal(1_000, Scorer.For(read).Score([900]), 0.1);
    }

    [Fact]
    public void A_row_without_weight_teaches_nothing_and_one_of_weight_three_counts_three_times()
    {
        double[] x = [.. Enumerable.Range(0, 300).Select(i => (double)(i % 100))];
        float[] y = [.. Enumerable.Range(0, 300).Select(i => i < 200 ? (i % 100 < 50 ? 0f : 1f) : (i % 100 < 50 ? 1f : 0f))];
        float[] weights = [.. Enumerable.Range(0, 300).Select(i => i < 200 ? 1f : 0f)];
        var ignoring = Tables.Artifact(Learner, new(Tables.OneNumber([(0, 0)]).Inputs, x, y, Outcome.Binary, weights));
        var counted = Tables.Artifact(Learner, new(Tables.OneNumber([(0, 0)]).Inputs, [1, 1], [0, 1], Outcome.Binary, [1, 3]));
        var repeated = Tables.Artifact(Learner, Tables.OneNumber([(1, 0), (1, 1), (1, 1), (1, 1)]));

        Assert.True(Scorer.For(ignoring).Score([90]) > 0.99);
        Assert.Equal(Scorer.For(repeated).Score([1]), Scorer.For(counted).Score([1]), 1e-6);
    }

    [Fact]
    public void Rare_positives_can_be_made_to_count_more()
    {
        var data = Tables.Payments(2_000);
        var plain = Tables.Scores(Tables.Artifact(Learner, data), data);
        var weighted = Tables.Scores(Tables.Artifact(Learner, data, null, ("positiveWeight", "5")), data);

        Assert.True(weighted.Average() > plain.Average() + 0.1);
    }

    [Fact]
    public void Shares_of_rows_and_inputs_are_drawn_by_the_seed()
    {
        var data = Tables.Payments(2_000);
        string Hash(string seed) => Tables.Artifact(Learner, data, null, ("trees", "5"), ("rowShare", "0.5"), ("columnShare", "0.4"), ("seed", seed)).Body is TreesBody body
            ? string.Join(' ', body.Trees.SelectMany(tree => tree.Leaves))
            : "";

        Assert.Equal(Hash("3"), Hash("3"));
        Assert.NotEqual(Hash("3"), Hash("4"));
    }

    [Theory]
    [InlineData("l1", "50")]
    [InlineData("minGain", "80")]
    [InlineData("minChildWeight", "60")]
    public void Penalties_make_smaller_trees(string setting, string value)
    {
        var data = Tables.Payments(2_000);

        Assert.True(Trees(data, ("trees", "1"), (setting, value))[0].Leaves.Count < Trees(data, ("trees", "1"))[0].Leaves.Count);
    }

    [Fact]
    public void Early_stopping_watches_the_newest_rows()
    {
        var random = new Random(4);
        var drifting = Tables.OneNumber(Enumerable.Range(0, 2_000).Select(i => (i % 7.0, i < 1_500 ? (i % 7 < 3 ? 1f : 0f) : random.Next(2))));

        Assert.True(Trees(drifting, ("earlyStopping", "5"), ("heldShare", "0.25")).Count < 10);
    }

    [Fact]
    public void The_defaults_do_not_learn_the_rows_by_heart()
    {
        var (train, test) = (Tables.Payments(3_000), Tables.Payments(6_000, seed: 8));
        var settings = LearnerSettings.DefaultsOf(Learner);
        var body = Learner.Fit(train, settings, _ => { }, TestContext.Current.CancellationToken).Body;
        var careful = Tables.Artifact(Learner, train) with { Body = body };

        Assert.True(Loss(careful, test) < Loss(Tables.Artifact(Learner, train), test) - 0.02);
        Assert.True(Loss(careful, test) < Loss(careful, train) + 0.08);

        double Loss(ModelArtifact artifact, Dataset data) => Metrics.LogLoss(Tables.Scores(artifact, data), data.Y);
    }

    [Fact]
    public void What_was_held_back_to_find_the_number_of_trees_is_learnt_from_in_the_end()
    {
        var late = Tables.OneNumber(Enumerable.Range(0, 1_000).Select(i => i < 800 || i % 3 > 0 ? (i % 10, i % 10 < 5 ? 1f : 0f) : (21.0, 1f)));
        double ScoreOf(string refit) => Scorer.For(Tables.Artifact(Learner, late, null, ("earlyStopping", "20"), ("heldShare", "0.2"), ("refit", refit))).Score([21]);

        Assert.True(ScoreOf("1") > ScoreOf("0") + 0.3);
    }

    [Fact]
    public void Newest_rows_of_one_class_cannot_say_when_to_stop()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => (i % 10.0, i < 800 && i % 10 < 5 ? 1f : 0f));

        Assert.Equal(100, Trees(Tables.OneNumber(rows), ("trees", "400"), ("earlyStopping", "20"), ("heldShare", "0.2")).Count);
    }

    private static IReadOnlyList<Tree> Trees(Dataset data, params (string, string)[] settings) =>
        ((TreesBody)Tables.Artifact(Learner, data, null, settings).Body).Trees;
}
