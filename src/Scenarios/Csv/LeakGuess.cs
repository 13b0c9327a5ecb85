namespace MlopsLab.Scenarios;

/// <summary>Finds columns that would give the label away, and those that say nothing.</summary>
internal static class LeakGuess
{
    private const int FewestRows = 50;

    public static IReadOnlyList<ExcludedColumn> Find(CsvSurvey survey, IReadOnlyList<string> used)
    {
        var found = new Dictionary<int, string>();
        foreach (var column in survey.LabelColumns)
        {
            found[column] = "the label is made of it";
        }

        var free = Enumerable.Range(0, survey.Columns.Count).Where(column => !found.ContainsKey(column) && !used.Contains(survey.Columns[column].Name)).ToList();
        foreach (var column in free)
        {
            if (WhyUseless(survey.Columns[column]) is { } why)
            {
                found[column] = why;
            }
        }

        FindSums(survey, [.. free.Where(column => survey.Columns[column].IsNumber && !found.ContainsKey(column))], found);
        foreach (var column in free.Where(column => !found.ContainsKey(column) && survey.Columns[column].IsNumber))
        {
            var separation = Separation.Of(NumbersOf(survey, column), [.. survey.Sample.Select(row => row.Label)]);
            if (separation >= Separation.AlmostCertain)
            {
                found[column] = $"it alone tells the label almost surely (AUC {separation:0.####})";
            }
        }

        return [.. found.OrderBy(entry => entry.Key).Select(entry => new ExcludedColumn(survey.Columns[entry.Key].Name, entry.Value))];
    }

    private static string? WhyUseless(ColumnSurvey column) => column switch
    {
        { Present: 0 } => "it is empty",
        { Levels.Count: 1, Missing: 0 } => "it has only one value",
        { CountsRows: true, Present: > 2 } => "it only numbers the rows",
        { IsTime: true, IsNumber: false } => "it is another time",
        _ => null,
    };

    // Parts whose sum (or difference) is the number the label is made of, as casual + registered = cnt.
    private static void FindSums(CsvSurvey survey, IReadOnlyList<int> candidates, Dictionary<int, string> found)
    {
        var numbers = candidates.ToDictionary(column => column, column => NumbersOf(survey, column));
        foreach (var label in survey.LabelColumns.Where(column => survey.Columns[column].IsNumber && survey.Columns[column].Levels.Count > 2))
        {
            var whole = NumbersOf(survey, label);
            var name = survey.Columns[label].Name;
            foreach (var first in candidates)
            {
                if (Holds(whole, row => numbers[first][row]))
                {
                    found[first] = $"it equals {name}, of which the label is made";
                }

                foreach (var second in candidates.Where(second => second != first))
                {
                    var (a, b) = (numbers[first], numbers[second]);
                    if (first < second && Holds(whole, row => a[row] + b[row]))
                    {
                        found[first] = $"with {survey.Columns[second].Name} it adds up to {name}, of which the label is made";
                        found[second] = $"with {survey.Columns[first].Name} it adds up to {name}, of which the label is made";
                    }
                    else if (Holds(whole, row => a[row] - b[row]))
                    {
                        found[first] = $"less {survey.Columns[second].Name} it is {name}, of which the label is made";
                        found[second] = $"{survey.Columns[first].Name} less it is {name}, of which the label is made";
                    }
                }
            }
        }
    }

    private static bool Holds(double[] whole, Func<int, double> sum)
    {
        var compared = 0;
        for (var row = 0; row < whole.Length; row++)
        {
            var value = sum(row);
            if (double.IsNaN(value) || double.IsNaN(whole[row]))
            {
                continue;
            }

            compared++;
            if (Math.Abs(value - whole[row]) > 1e-9 * Math.Max(1, Math.Abs(whole[row])))
            {
                return false;
            }
        }

        return compared >= FewestRows;
    }

    private static double[] NumbersOf(CsvSurvey survey, int column) =>
        [.. survey.Sample.Select(row => CsvText.Number(row.Cells[column]) ?? double.NaN)];
}
