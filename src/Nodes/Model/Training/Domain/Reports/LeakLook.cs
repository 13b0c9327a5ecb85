using MlopsLab.Learning.Leaks;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>How many rows of which class the search for leaks had; below the fewest of any it says nothing.</summary>
internal sealed record LeakLook(int PastPositives, int LaterPositives, int LaterNegatives, int Fewest)
{
    public static LeakLook Of(TrainingSet set, TimeSplit split)
    {
        var from = split.TrainRows + split.CalibrationRows;
        var (past, later) = (set.Data.Slice(0, from), set.Data.Slice(from, split.TestRows));
        return new(past.Positives, later.Positives, later.Rows - later.Positives, new LeakLimits().FewestPositives);
    }
}
