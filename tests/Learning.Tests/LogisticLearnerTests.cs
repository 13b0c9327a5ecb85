namespace MlopsLab.Learning.Tests;

public sealed class LogisticLearnerTests
{
    private static readonly ILearner Learner = Tables.Learn("logistic");

    [Fact]
    public void Finds_the_weights_that_made_the_data()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var x = (random.NextDouble() * 20) - 10;
            return (x, random.NextDouble() < 1 / (1 + Math.Exp(1 - (0.5 * x))) ? 1f : 0f);
        });

        var body = (LinearBody)Fit(Tables.OneNumber(rows)).Body;

        Assert.Equal(0.5, body.Terms[0].Slope, 0.03);
        Assert.Equal(-1, body.Intercept, 0.06);
    }

    [Fact]
    public void A_missing_number_has_a_weight_of_its_own()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => i % 2 == 0 ? (double.NaN, 1f) : (i, i % 20 == 1 ? 1f : 0f));

        var artifact = Tables.Artifact(Learner, Tables.OneNumber(rows));

        Assert.True(Scorer.For(artifact).Score([double.NaN]) > 0.9);
        Assert.True(Scorer.For(artifact).Score([500]) < 0.2);
    }

    [Fact]
    public void A_level_never_seen_scores_as_a_missing_one()
    {
        var scorer = Scorer.For(Tables.Artifact(Learner, Tables.Payments(2_000)));

        Assert.Equal(scorer.Score([50, 40, double.NaN]), scorer.Score([50, 40, 17]));
    }

    [Fact]
    public void A_stronger_penalty_shrinks_the_weights()
    {
        var data = Tables.Payments(2_000);
        var free = (LinearBody)Tables.Artifact(Learner, data, null, ("l2", "0")).Body;
        var shrunk = (LinearBody)Tables.Artifact(Learner, data, null, ("l2", "10000")).Body;

        Assert.True(Math.Abs(shrunk.Terms[0].Slope) < Math.Abs(free.Terms[0].Slope) / 2);
    }

    [Fact]
    public void Separable_data_and_constant_columns_still_give_finite_weights()
    {
        var body = (LinearBody)Fit(Tables.OneNumber([(1, 0), (1, 0), (1, 1), (1, 1)])).Body;
        var apart = (LinearBody)Fit(Tables.OneNumber([(1, 0), (2, 0), (3, 1), (4, 1)])).Body;

        Assert.True(double.IsFinite(body.Intercept) && double.IsFinite(body.Terms[0].Slope));
        Assert.True(double.IsFinite(apart.Intercept) && apart.Terms[0].Slope > 0);
    }

    private static Fitted Fit(Dataset data) =>
        Learner.Fit(data, LearnerSettings.DefaultsOf(Learner), _ => { }, TestContext.Current.CancellationToken);
}
