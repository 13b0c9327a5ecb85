using MlopsLab.Learning.Tests;

namespace MlopsLab.Learning.MLNet.Tests;

public sealed class MlNetLearnerTests
{
    public static TheoryData<ILearner> Both { get; } = [new FastTreeLearner(), new LbfgsLearner()];

    [Theory]
    [MemberData(nameof(Both))]
    public void Beats_the_constant_with_probabilities_that_hold(ILearner learner)
    {
        var (train, test) = (Tables.Payments(4_000), Tables.Payments(4_000, seed: 8));
        var scores = Tables.Scores(Tables.Artifact(learner, train), test);
        var constant = Tables.Scores(Tables.Artifact(Tables.Learn("constant"), train), test);

        Assert.True(Metrics.LogLoss(scores, test.Y) < Metrics.LogLoss(constant, test.Y) - 0.005);
        Assert.True(Reliability.Of(scores, test.Y).Ece < 0.1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Gives_the_same_artifact_twice_and_one_that_can_be_read(ILearner learner)
    {
        var artifact = Tables.Artifact(learner, Tables.Payments(2_000));

        Assert.Equal(artifact.Hash, Tables.Artifact(learner, Tables.Payments(2_000)).Hash);
        Assert.Equal(artifact.ToBytes(), ModelArtifact.Read(artifact.ToBytes()).Artifact?.ToBytes());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_row_that_counts_twice_counts_as_two(ILearner learner)
    {
        var once = Tables.Payments(1_000);
        var heavy = new Dataset(once.Inputs, once.X.ToArray(), once.Y.ToArray(), Outcome.Binary, [.. once.Y.ToArray().Select(label => label > 0 ? 5f : 1f)]);

        Assert.True(Tables.Scores(Tables.Artifact(learner, heavy), once).Average() > 1.5 * Tables.Scores(Tables.Artifact(learner, once), once).Average());
    }
}
