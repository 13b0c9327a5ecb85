namespace MlopsLab.Scenarios;

/// <summary>Writes a first scenario for a CSV file: types, ranges, domains, time and features, leaving out columns that give the label away.</summary>
public static class ScenarioGuess
{
    /// <summary>Reads up to half a million rows. What is wrong with the request or the file comes back as errors, all at once.</summary>
    public static GuessReading FromCsv(TextReader csv, GuessRequest request)
    {
        if (CsvTable.Open(csv, out var error) is not { } table)
        {
            return new(null, [], [error]);
        }

        using (table)
        {
            var errors = Unknown(table, request).ToList();
            var (column, expression) = table.IndexOf(request.Label) >= 0 ? (request.Label, null) : ((string?)null, request.Label);
            var label = CsvLabel.Bind(table, column, expression, errors);
            if (label is null || errors.Count > 0)
            {
                return new(null, [], errors);
            }

            var survey = CsvSurvey.Read(table, label);
            return survey.Rows == 0 ? new(null, [], ["The file has no rows."]) : Decide(survey, request);
        }
    }

    private static GuessReading Decide(CsvSurvey survey, GuessRequest request)
    {
        var notes = new List<string>();
        var errors = new List<string>();
        var label = LabelGuess.Decide(survey, request, notes, errors);
        var time = TimeGuess.Decide(survey, request, notes, errors);
        if (label is null || time is null)
        {
            return new(null, notes, errors);
        }

        string?[] used = [time.Column, time.HourColumn, request.IdColumn];
        var excluded = LeakGuess.Find(survey, [.. used.OfType<string>(), .. request.Keys]);
        notes.AddRange(excluded.Select(column => $"'{column.Name}' is left out: {column.Why}."));
        var columns = survey.Columns.Where(column => !used.Contains(column.Name) && excluded.All(other => other.Name != column.Name)).ToList();
        var fields = columns.Select(column => FieldGuess.Of(column, survey.Rows, request.Keys.Contains(column.Name))).ToList();
        var keys = request.Keys.Count > 0 ? request.Keys.Select(KeyOf).ToList() : [new EntityKey("all", null)];
        var draft = new Scenario(
            request.Name,
            $"Guessed from {survey.Rows} rows, {survey.Positives * 100.0 / Math.Max(survey.Labelled, 1):0.#} % of the labelled ones positive.",
            fields, time, keys, label, new("positive", "negative", "1", "1"), new([]), [], string.Empty, string.Empty)
        {
            Source = ScenarioSource.Csv,
            IdColumn = request.IdColumn,
            Excluded = excluded,
        };
        var scenario = draft with { View = new(FeatureGuess.For(draft, TimeGuess.StepOf(survey, time), request.Start is not null)) };
        return Checked(scenario, survey, notes);
    }

    // What is guessed goes through the same checks as what is written by hand.
    private static GuessReading Checked(Scenario scenario, CsvSurvey survey, List<string> notes)
    {
        var reading = ScenarioFile.Parse(ScenarioFile.Write(scenario));
        if (reading.Scenario is { } valid)
        {
            notes.AddRange(DefinitionGuess.Notes(valid, survey));
        }

        return new(reading.Scenario, notes, [.. reading.Errors.Select(error => $"{error.Message} {error.Remedy}")]);
    }

    private static EntityKey KeyOf(string column)
    {
        var name = new string([.. column.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_')]);
        return new(name.EndsWith("_id", StringComparison.Ordinal) && name.Length > 3 ? name[..^3] : name, column);
    }

    private static IEnumerable<string> Unknown(CsvTable table, GuessRequest request)
    {
        string?[] named = [request.TimeColumn, request.HourColumn, request.IdColumn, .. request.Keys];
        return named.OfType<string>().Where(column => table.IndexOf(column) < 0)
            .Select(column => $"There is no column '{column}'. The file has {string.Join(", ", table.Columns)}.");
    }
}
