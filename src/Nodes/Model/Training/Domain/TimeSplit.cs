using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

/// <summary>Where the past, which trains, ends and the later rows, which evaluate, begin. Rows of one moment stay together.</summary>
internal sealed record TimeSplit(
    int TrainRows,
    int TestRows,
    DateTimeOffset TrainFrom,
    DateTimeOffset TrainTo,
    DateTimeOffset TestFrom,
    DateTimeOffset TestTo)
{
    private const int LeastToCalibrate = 100;
    private const int LeastPositivesToCalibrate = 10;

    /// <summary>Rows between those that train and those that evaluate; 0 when nothing is calibrated.</summary>
    public int CalibrationRows { get; init; }

    /// <summary>Takes the latest of the rows that train away to calibrate; the same split when they are too few for that.</summary>
    public TimeSplit WithCalibration(TrainingSet set, double share)
    {
        var at = Boundary(set.Times, TrainRows - (int)(TrainRows * share));
        var slice = set.Data.Slice(at, TrainRows - at);
        var positives = slice.Positives;
        return slice.Rows < LeastToCalibrate || positives < LeastPositivesToCalibrate || slice.Rows - positives < LeastPositivesToCalibrate || !HasBoth(set.Data.Slice(0, at))
            ? this
            : this with { TrainRows = at, CalibrationRows = slice.Rows, TrainTo = set.Times[at - 1] };
    }

    /// <exception cref="RunRefusedException">The rows are too few or too alike to learn from and to evaluate with.</exception>
    public static TimeSplit Of(TrainingSet set, int minRows, double testShare)
    {
        var rows = set.Data.Rows;
        if (rows < minRows)
        {
            throw new RunRefusedException(
                $"The snapshot has {rows} labelled rows and a run needs {minRows}. Wait for more labels and train on a later snapshot.");
        }

        var at = Boundary(set.Times, rows - (int)(rows * testShare));
        RequireBothClasses(set.Data.Slice(0, at), $"the first {at} rows, which train");
        RequireBothClasses(set.Data.Slice(at, rows - at), $"the last {rows - at} rows, which evaluate");
        return new(at, rows - at, set.Times[0], set.Times[at - 1], set.Times[at], set.Times[rows - 1]);
    }

    private static int Boundary(IReadOnlyList<DateTimeOffset> times, int wanted)
    {
        var at = wanted;
        while (at > 0 && times[at - 1] == times[at])
        {
            at--;
        }

        return at > 0 ? at : wanted;
    }

    private static bool HasBoth(Dataset part) => part.Positives > 0 && part.Positives < part.Rows;

    private static void RequireBothClasses(Dataset part, string which)
    {
        if (!HasBoth(part))
        {
            var label = part.Positives == 0 ? 0 : 1;
            throw new RunRefusedException(
                $"There is one class only: {which}, all have label {label}. Train on a snapshot that holds both outcomes in both parts, or check the scenario's label rule.");
        }
    }
}
