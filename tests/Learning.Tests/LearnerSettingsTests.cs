namespace MlopsLab.Learning.Tests;

public sealed class LearnerSettingsTests
{
    private static readonly ILearner Learner = Tables.Learn("gbdt");

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        var settings = LearnerSettings.Read(Learner, new Dictionary<string, string> { ["trees"] = "50" }).Settings;

        Assert.Equal((50, 8, 0.05), (settings?["trees"], settings?["leaves"], settings?["learningRate"]));
    }

    [Fact]
    public void Every_mistake_is_named_at_once_with_its_remedy()
    {
        var given = new Dictionary<string, string>
        {
            ["trees"] = "many",
            ["leaves"] = "2.5",
            ["learningRate"] = "7",
            ["depth"] = "6",
            ["l2"] = "NaN",
        };

        var reading = LearnerSettings.Read(Learner, given);

        Assert.Null(reading.Settings);
        Assert.Equal(["depth", "l2", "learningRate", "leaves", "trees"], reading.Errors.Select(error => error.Setting));
        Assert.Contains("0.001 to 1", reading.Errors[2].Remedy);
        Assert.Contains("learningRate", reading.Errors[0].Remedy);
    }

    [Fact]
    public void Every_default_lies_in_its_own_range()
    {
        Assert.All(Learners.All.SelectMany(learner => learner.Settings), spec => Assert.InRange(spec.Default, spec.Min, spec.Max));
        Assert.NotNull(Learners.Find(Learners.Default));
        Assert.Null(Learners.Find("forest"));
    }
}
