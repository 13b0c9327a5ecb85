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
        Learner.Fit(Tables.Payments(300), LearnerSettings.DefaultsOf(Learner), seen.Add, CancellationToken.None);

        Assert.Equal(1, seen[^1]);
        Assert.Equal(seen.Order(), seen);
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            Learner.Fit(Tables.Payments(300), LearnerSettings.DefaultsOf(Learner), _ => { }, stop.Token));
    }

    private static IReadOnlyList<Tree> Trees(Dataset data, params (string, string)[] settings) =>
        ((TreesBody)Tables.Artifact(Learner, data, null, settings).Body).Trees;
}
