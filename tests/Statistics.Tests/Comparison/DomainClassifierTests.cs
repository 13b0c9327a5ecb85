namespace MlopsLab.Statistics.Tests.Comparison;

public sealed class DomainClassifierTests
{
    [Fact]
    public void The_fit_is_scikit_learns()
    {
        var peer = Peers.Of("logistic");
        double[] rows = peer.Numbers("rows"), labels = peer.Numbers("labels");
        var model = RidgeLogistic.Fit(rows, 3, row => labels[row] > 0, _ => true, peer.Number("strength"));
        var probabilities = labels.Select((_, row) => 1 / (1 + Math.Exp(-model.Score(rows.AsSpan(row * 3, 3)))));

        Assert.All(probabilities.Zip(peer.Numbers("probabilities")), pair => Peers.AssertClose(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Names_the_feature_that_moved_and_gives_the_same_again()
    {
        var random = new Random(4);
        double[] reference = [.. Enumerable.Range(0, 900).Select(_ => random.Normal())];
        double[] window = [.. Enumerable.Range(0, 600).Select(i => random.Normal() + (i % 3 == 1 ? 1 : 0))];
        var found = DomainClassifier.Test(reference, window, 3, seed: 1);

        Assert.InRange(found.Auc, 0.7, 0.82);
        Assert.InRange(found.PValue, 0, 1e-6);
        Assert.Equal(1, Enumerable.Range(0, 3).MaxBy(feature => Math.Abs(found.Weights[feature])));
        Assert.Equal(found.Auc, DomainClassifier.Test(reference, window, 3, seed: 1).Auc);
    }

    [Fact]
    public void Constant_features_and_missing_numbers_are_no_obstacle()
    {
        var random = new Random(5);
        double[] rows = [.. Enumerable.Range(0, 200).SelectMany(i => new[] { random.Normal(), 7, i % 9 == 0 ? double.NaN : random.Normal() })];

        Assert.InRange(DomainClassifier.Test(rows.AsSpan(0, 300), rows.AsSpan(300), 3, seed: 1).Auc, 0.3, 0.7);
    }

    [Fact]
    public void Too_few_rows_are_refused() => Assert.Throws<ArgumentException>(() => DomainClassifier.Test([1, 2, 3], [1, 2, 3], 1, seed: 1));
}
