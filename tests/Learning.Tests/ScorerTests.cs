using FsCheck;
using FsCheck.Fluent;

namespace MlopsLab.Learning.Tests;

public sealed class ScorerTests
{
    [Theory]
    [InlineData("gbdt")]
    [InlineData("logistic")]
    public void A_row_scores_the_same_bits_alone_and_in_a_batch(string learner)
    {
        var (artifact, data) = (Tables.Small(learner), Tables.Payments(1_000, seed: 5));
        var scorer = Scorer.For(artifact);
        var batch = Tables.Scores(artifact, data);

        Assert.All(Enumerable.Range(0, data.Rows), row => Assert.Equal(batch[row], scorer.Score(data.Row(row))));
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("logistic")]
    public void An_artifact_read_back_scores_the_same_bits(string learner)
    {
        var artifact = Tables.Small(learner);
        var read = ModelArtifact.Read(artifact.ToBytes()).Artifact;

        Assert.NotNull(read);
        Assert.Equal(Tables.Scores(artifact, Tables.Payments(500)), Tables.Scores(read, Tables.Payments(500)));
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("logistic")]
    public void Scoring_a_row_allocates_nothing(string learner)
    {
        var scorer = Scorer.For(Tables.Small(learner));
        double[] row = [10, double.NaN, 2];
        _ = scorer.Score(row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            _ = scorer.Score(row);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("gbdt", 8)]
    [InlineData("gbdt", 64)]
    [InlineData("logistic", 0)]
    public void Scoring_many_rows_allocates_nothing(string learner, int leaves)
    {
        var data = Tables.Payments(70);
        var scorer = Scorer.For(leaves == 0 ? Tables.Small(learner) : Tables.Artifact(Tables.Learn(learner), Tables.Payments(3_000), null, ("leaves", $"{leaves}")));
        var scores = new double[data.Rows];
        scorer.Score(data.X, scores);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            scorer.Score(data.X, scores);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Any_finite_row_gets_a_probability()
    {
        Scorer[] scorers = [Scorer.For(Tables.Small("gbdt")), Scorer.For(Tables.Small("logistic"))];

        Prop.ForAll<double, double, double>((a, b, c) =>
            scorers.All(scorer => scorer.Score([Bounded(a), Bounded(b), Bounded(c)]) is >= 0 and <= 1)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused()
    {
        var scorer = Scorer.For(Tables.Small());

        Assert.Throws<ArgumentException>(() => scorer.Score([1, 2]));
        Assert.Throws<ArgumentException>(() => scorer.Score([1, 2, 3, 4], new double[1]));
    }

    private static double Bounded(double value) => double.IsInfinity(value) ? double.NaN : value;
}
