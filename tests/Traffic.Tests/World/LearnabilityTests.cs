using MlopsLab.Learning;

namespace MlopsLab.Traffic.Tests.World;

public sealed class LearnabilityTests(ITestOutputHelper output)
{
    [Fact]
    public void A_good_model_tells_fraud_from_the_rest_though_not_all_of_it()
    {
        var lesson = new Lesson().Of(Worlds.Days(45, 4, from: -45));
        var train = lesson.Slice(0, lesson.Rows * 3 / 4);
        var test = lesson.Slice(train.Rows, lesson.Rows - train.Rows);

        var auc = AucOf("gbdt", train, test);

        output.WriteLine($"{train.Rows} + {test.Rows} rows, {train.Positives} + {test.Positives} positive, AUC {auc:0.0000}");
        Assert.InRange(auc, 0.9, 0.99);
    }

    private static double AucOf(string name, Dataset train, Dataset test)
    {
        var learner = Learners.Find(name) ?? throw new InvalidOperationException($"There is no learner {name}.");
        var settings = LearnerSettings.DefaultsOf(learner);
        var body = learner.Fit(train, settings, _ => { }, TestContext.Current.CancellationToken).Body;
        var scorer = Scorer.For(new ModelArtifact("fraud", "fraud", "test", "test", name, settings.Values, train.Inputs, body, 0.5, new Dictionary<string, double>()));
        var scores = new double[test.Rows];
        scorer.Score(test.X, scores);
        return Metrics.Auc(scores, test.Y);
    }
}
