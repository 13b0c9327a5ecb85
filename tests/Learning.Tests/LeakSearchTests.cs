using MlopsLab.Learning.Leaks;

namespace MlopsLab.Learning.Tests;

public sealed class LeakSearchTests
{
    private const int Rows = 4_000;
    private static readonly LeakLimits Limits = new();

    [Fact]
    public void A_copy_of_the_label_with_noise_is_named_with_its_evidence()
    {
        var leak = Assert.Single(Find((_, y, random) => y + (random.NextDouble() * 0.4)));

        Assert.Equal("suspect", leak.Feature);
        Assert.InRange(leak.Auc, 0.999, 1);
        Assert.Contains("alone it orders", leak.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_missing_only_where_the_label_is_0_leaks_too() =>
        Assert.Equal("suspect", Assert.Single(Find((_, y, random) => y > 0 ? random.NextDouble() : double.NaN)).Feature);

    [Fact]
    public void A_value_that_nearly_always_means_a_positive_is_named()
    {
        var leak = Assert.Single(Find((row, y, random) => y > 0 && row % 2 == 0 ? 99 : random.NextDouble()));

        Assert.Contains("when it is 99, ", leak.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_feature_is_none() => Assert.Empty(Find((_, y, random) => (y * 0.5) + random.NextDouble()));

    [Fact]
    public void A_feature_that_only_follows_the_past_is_none() => Assert.Empty(Find((row, y, random) => row < Rows / 2 ? y : random.NextDouble()));

    [Fact]
    public void What_the_other_features_know_as_well_is_none() =>
        Assert.Empty(LeakSearch.Find(Half(0, (_, y, _) => y), Half(Rows / 2, (_, y, _) => y), Limits, _ => [.. Half(Rows / 2, (_, y, _) => y).Y.ToArray().Select(y => (double)y)]));

    [Fact]
    public void Too_few_positives_prove_nothing() =>
        Assert.Empty(LeakSearch.Find(Half(0, (_, y, _) => y), Half(Rows / 2, (_, y, _) => y), Limits with { FewestPositives = Rows }, _ => new double[Rows / 2]));

    [Theory]
    [InlineData("is_fraud", true)]
    [InlineData("Fraud", true)]
    [InlineData("target", true)]
    [InlineData("amount", false)]
    [InlineData("fraud_rate_of_country", false)]
    public void Names_of_labels_are_known(string name, bool isLabel) => Assert.Equal(isLabel, LeakNames.IsLabel(name, "fraud"));

    private static IReadOnlyList<Leak> Find(Func<int, float, Random, double> suspect) =>
        LeakSearch.Find(Half(0, suspect), Half(Rows / 2, suspect), Limits, _ => new double[Rows / 2]);

    private static Dataset Half(int from, Func<int, float, Random, double> suspect)
    {
        var random = new Random(from + 1);
        var (x, y) = (new double[Rows / 2 * 2], new float[Rows / 2]);
        for (var row = 0; row < y.Length; row++)
        {
            y[row] = random.NextDouble() < 0.1 ? 1 : 0;
            (x[row * 2], x[(row * 2) + 1]) = (random.NextDouble(), suspect(from + row, y[row], random));
        }

        return new([new("noise", FeatureKind.Number), new("suspect", FeatureKind.Number)], x, y);
    }
}
