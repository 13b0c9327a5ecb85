namespace MlopsLab.Scenarios;

/// <summary>Finds out when a row happened.</summary>
internal static class TimeGuess
{
    private static readonly DateTimeOffset DefaultStart = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TimeRule? Decide(CsvSurvey survey, GuessRequest request, List<string> notes, List<string> errors)
    {
        if (request.Step is { } step)
        {
            if (step <= TimeSpan.Zero || request.TimeColumn is not null)
            {
                errors.Add("Give either a time column or a step greater than zero.");
                return null;
            }

            return new(null, null, null, step, request.Start ?? DefaultStart);
        }

        var column = request.TimeColumn is { } named
            ? survey.Columns.First(candidate => candidate.Name == named)
            : survey.Columns.FirstOrDefault(candidate => candidate is { IsTime: true, Missing: 0, Present: > 0, IsNumber: false });
        if (column is null)
        {
            errors.Add("No column holds a date or time. Name one with --time, or give --step 30m when the rows come in order.");
            return null;
        }

        if (!column.IsTime || column.Missing > 0)
        {
            errors.Add($"Column '{column.Name}' doesn't hold a time in every row. Write times like 2024-01-31T08:00:00Z, or give --step when the rows come in order.");
            return null;
        }

        var hour = request.HourColumn ?? (column.IsDate ? HourOf(survey)?.Name : null);
        notes.Add($"The time is read from '{column.Name}'{(hour is null ? string.Empty : $" and the hour from '{hour}'")}.");
        return new(column.Name, hour, null, null, DefaultStart);
    }

    /// <summary>The usual time between two rows.</summary>
    public static TimeSpan StepOf(CsvSurvey survey, TimeRule time)
    {
        if (time.Step is { } step)
        {
            return step;
        }

        var at = survey.Columns.Index().First(column => column.Item.Name == time.Column).Index;
        var first = CsvText.Time(survey.Sample[0].Cells[at]);
        var last = CsvText.Time(survey.Sample[^1].Cells[at]);
        var span = last > first ? last.Value - first.Value : TimeSpan.FromDays(1);
        return span / Math.Max(survey.Rows - 1, 1);
    }

    private static ColumnSurvey? HourOf(CsvSurvey survey) =>
        survey.Columns.FirstOrDefault(column => column.HasAllHours && column.Name.StartsWith('h')
            && column.Name.ToLowerInvariant() is "h" or "hr" or "hour" or "hours" or "hour_of_day");
}
