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
    /// <exception cref="RunRefusedException">The rows are too few or too alike to learn from and to evaluate with.</exception>
    public static TimeSplit Of(TrainingSet set, TrainingOptions options)
    {
        var rows = set.Data.Rows;
        if (rows < options.MinRows)
        {
            throw new RunRefusedException(
                $"The snapshot has {rows} labelled rows and a run needs {options.MinRows}. Wait for more labels and train on a later snapshot.");
        }

        var at = Boundary(set.Times, rows - (int)(rows * options.TestShare));
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

    private static void RequireBothClasses(Dataset part, string which)
    {
        if (part.Positives == 0 || part.Positives == part.Rows)
        {
            var label = part.Positives == 0 ? 0 : 1;
            throw new RunRefusedException(
                $"There is one class only: {which}, all have label {label}. Train on a snapshot that holds both outcomes in both parts, or check the scenario's label rule.");
        }
    }
}
