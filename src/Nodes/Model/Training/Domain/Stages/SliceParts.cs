using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>The parts of the test rows that are judged by themselves: the scenario's segments; without any, the levels of its smaller categories.</summary>
internal static class SliceParts
{
    private const int MostLevels = 20;

    public static IEnumerable<(string Name, Func<int, bool> Member)> Of(TrainingSet set, int from, Dataset test)
    {
        foreach (var (segment, name) in set.Segments.Index())
        {
            yield return (name, row => ((set.Membership[from + row] >> segment) & 1) == 1);
        }

        foreach (var (column, input) in test.Inputs.Index())
        {
            for (var level = 0; set.Segments.Count == 0 && input.Levels is { Count: <= MostLevels } levels && level < levels.Count; level++)
            {
                var value = (double)level;
                yield return ($"{input.Name} = {levels[level]}", row => test.Row(row)[column].Equals(value));
            }
        }
    }
}
