using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>What a training set was found to hold before anything was made of it.</summary>
internal sealed record CheckReport(string View, int Rows, int Positives, int Columns, DateTimeOffset From, DateTimeOffset To, IReadOnlyDictionary<string, double> MissingShare)
{
    private const int MostColumns = 5_000;

    /// <exception cref="RunRefusedException">No model can come of these rows; the message says why and what to change.</exception>
    public static CheckReport Of(TrainingSet set, int minRows)
    {
        var data = set.Data;
        if (data.Inputs.Count > MostColumns)
        {
            throw new RunRefusedException($"The feature view {set.View} has {data.Inputs.Count} columns and a run takes {MostColumns}. Leave features out of the scenario.");
        }

        if (data.Rows < minRows)
        {
            throw new RunRefusedException($"The snapshot has {data.Rows} labelled rows and a run needs {minRows}. Wait for more labels and train on a later snapshot.");
        }

        if (data.Positives == 0 || data.Positives == data.Rows)
        {
            throw new RunRefusedException(
                $"There is one class only: all {data.Rows} rows have label {(data.Positives == 0 ? 0 : 1)}. Train on a snapshot that holds both outcomes, or check the scenario's label rule.");
        }

        var missing = Missing(data);
        return missing.All(column => column.Value >= 1)
            ? throw new RunRefusedException($"All {data.Inputs.Count} features are missing on all {data.Rows} rows. Check the features node.")
            : new(set.View, data.Rows, data.Positives, data.Inputs.Count, set.Times[0], set.Times[^1], missing);
    }

    private static SortedDictionary<string, double> Missing(Dataset data)
    {
        var counts = new long[data.Inputs.Count];
        for (var at = 0; at < data.X.Length; at++)
        {
            counts[at % counts.Length] += double.IsNaN(data.X[at]) ? 1 : 0;
        }

        return new(data.Inputs.Index().ToDictionary(input => input.Item.Name, input => (double)counts[input.Index] / data.Rows), StringComparer.Ordinal);
    }
}
