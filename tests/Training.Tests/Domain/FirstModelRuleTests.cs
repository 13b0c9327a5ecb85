using MlopsLab.Contracts.Ingestion;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Tests.Domain;

public sealed class FirstModelRuleTests
{
    [Theory]
    [InlineData(2_000, 20, 0, 0, true)]
    [InlineData(1_999, 20, 0, 0, false)]
    [InlineData(2_000, 19, 0, 0, false)]
    [InlineData(2_000, 20, 1, 0, false)]
    [InlineData(2_000, 20, 0, 4, true)]
    [InlineData(2_000, 20, 0, 5, false)]
    public void Wants_a_model_once_there_is_enough_to_learn_from(long labelled, long positives, long openOrDone, long failed, bool wants)
    {
        var snapshot = new SnapshotSealed("s", "id", labelled, labelled, positives, default, default, "1", default);

        Assert.Equal(wants, FirstModelRule.Wants(snapshot, openOrDone, failed, new TrainingOptions()));
    }
}
