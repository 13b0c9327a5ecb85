namespace MlopsLab.Learning.Tests;

public sealed class BaselineTests
{
    [Fact]
    public void The_constant_is_the_share_of_positives()
    {
        var data = Tables.Payments(2_000);
        var scores = Tables.Scores(Tables.Artifact(Tables.Learn("constant"), data), data);

        Assert.Equal((double)data.Positives / data.Rows, Assert.Single(scores.Distinct()), 0.001);
    }

    [Fact]
    public void A_few_rules_beat_the_constant_and_are_few()
    {
        var data = Tables.Payments(2_000);
        var rules = Tables.Artifact(Tables.Learn("rules"), data, null, ("rules", "4"));
        var constant = Tables.Artifact(Tables.Learn("constant"), data);

        Assert.True(Assert.Single(((TreesBody)rules.Body).Trees).Leaves.Count <= 4);
        Assert.True(Metrics.LogLoss(Tables.Scores(rules, data), data.Y) < Metrics.LogLoss(Tables.Scores(constant, data), data.Y) - 0.03);
        Assert.Equal(rules.ToBytes(), ModelArtifact.Read(rules.ToBytes()).Artifact?.ToBytes());
    }
}
