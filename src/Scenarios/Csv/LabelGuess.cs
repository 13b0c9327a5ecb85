namespace MlopsLab.Scenarios;

/// <summary>Makes a label of a column with two values, or of a condition.</summary>
internal static class LabelGuess
{
    private static readonly string[] PositiveWords = ["1", "true", "yes", "y", "t", "up", "positive", "pos", "fraud", "bad", "churn"];

    public static LabelRule? Decide(CsvSurvey survey, GuessRequest request, List<string> notes, List<string> errors)
    {
        var delay = new DelayRule(request.Delay, 0, null);
        var isColumn = survey.Columns.Any(column => column.Name == request.Label);
        if (isColumn && survey.LabelIsOther)
        {
            return OfWords(survey.Columns[survey.LabelColumns[0]], survey, delay, notes, errors);
        }

        if (survey.Positives == 0 || survey.Positives == survey.Labelled)
        {
            errors.Add($"The label '{request.Label}' is the same for all of the {survey.Labelled} labelled rows; a model needs both.");
            return null;
        }

        return isColumn ? new(request.Label, null, delay, null) : new(null, request.Label, delay, null);
    }

    private static LabelRule? OfWords(ColumnSurvey column, CsvSurvey survey, DelayRule delay, List<string> notes, List<string> errors)
    {
        if (column.Levels.Count != 2)
        {
            var example = column.IsNumber ? $"--label \"{column.Name} > {(column.Min + column.Max) / 2:0.##}\"" : $"--label \"{column.Name} == '{column.Levels.First()}'\"";
            errors.Add($"The label column '{column.Name}' has {(column.HasFewLevels ? column.Levels.Count : $"more than {ColumnSurvey.MaxLevels}")} values, not two. Give a condition, for example {example}.");
            return null;
        }

        var at = survey.LabelColumns[0];
        var positive = column.Levels.FirstOrDefault(level => PositiveWords.Contains(level.ToLowerInvariant()))
            ?? column.Levels.MinBy(level => survey.Sample.Count(row => row.Cells[at] == level)) ?? string.Empty;
        var name = column.Name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') ? column.Name : $"`{column.Name}`";
        var value = column.IsNumber ? positive : $"'{positive}'";
        notes.Add($"The label is positive when {name} is {value}.");
        return new(null, $"{name} == {value}", delay, null);
    }
}
