using MlopsLab.Learning;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Tests.Domain;

public sealed class TimeSplitTests
{
    [Fact]
    public void The_last_quarter_evaluates()
    {
        var split = TimeSplit.Of(Set(400, row => row), minRows: 20, testShare: 0.25);

        Assert.Equal((300, 100), (split.TrainRows, split.TestRows));
        Assert.Equal((At(299), At(300), At(399)), (split.TrainTo, split.TestFrom, split.TestTo));
    }

    [Fact]
    public void Rows_of_one_moment_stay_together()
    {
        var split = TimeSplit.Of(Set(400, row => row / 40 * 40), minRows: 20, testShare: 0.25);

        Assert.Equal(280, split.TrainRows);
        Assert.True(split.TrainTo < split.TestFrom);
    }

    [Fact]
    public void Too_few_rows_and_one_class_are_refused_with_a_remedy()
    {
        var few = Assert.Throws<RunRefusedException>(() => TimeSplit.Of(Set(19, row => row), minRows: 20, testShare: 0.25));
        var alike = Assert.Throws<RunRefusedException>(() => TimeSplit.Of(Set(400, row => row, positives: 300), minRows: 20, testShare: 0.25));

        Assert.Contains("a run needs 20", few.Message);
        Assert.Contains("last 100 rows, which evaluate, all have label 0", alike.Message);
    }

    private static TrainingSet Set(int rows, Func<int, int> minute, int positives = int.MaxValue)
    {
        var labels = Enumerable.Range(0, rows).Select(row => row < positives ? row % 2f : 0f).ToArray();
        var data = new Dataset([new("x", FeatureKind.Number)], new double[rows], labels);
        return new("v", data, [.. Enumerable.Range(0, rows).Select(row => At(minute(row)))], [.. Enumerable.Repeat(new MistakeCosts(1, 1), rows)]);
    }

    private static DateTimeOffset At(int minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);
}
