namespace MlopsLab.Scenarios;

internal static class TimeParser
{
    private static readonly DateTimeOffset DefaultStart = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TimeRule Parse(YamlMap scenario, ScenarioSource source, IReadOnlyList<Field> fields)
    {
        if (scenario.Map("time", "time") is not { } map)
        {
            if (source == ScenarioSource.Csv && !scenario.Has("time"))
            {
                scenario.Errors.Add(new(scenario.Line, "The scenario doesn't say when a row happened.", "Add time: { column: timestamp }, or time: { step: 30m } when rows come in order."));
            }

            return new(null, null, null, null, DefaultStart);
        }

        var rule = new TimeRule(
            ScenarioParser.ColumnOf(map, "column", fields),
            ScenarioParser.ColumnOf(map, "hourColumn", fields),
            ScenarioParser.ColumnOf(map, "arrivalColumn", fields),
            map.Duration("step"),
            map.Time("start") ?? DefaultStart);
        Check(map, source, rule);
        map.RefuseUnknown();
        return rule;
    }

    private static void Check(YamlMap map, ScenarioSource source, TimeRule rule)
    {
        if (source == ScenarioSource.World && (rule.Column ?? rule.HourColumn ?? rule.ArrivalColumn) is not null)
        {
            map.Add("column", "A world has no columns: its records carry their time.", "Remove time or write source: csv.");
        }
        else if (source == ScenarioSource.Csv && rule.Column is null == rule.Step is null)
        {
            map.Add("column", "The time needs either a column or a step.", "Write time: { column: timestamp } or time: { step: 30m, start: 2024-01-01T00:00:00Z }.");
        }

        if (rule.HourColumn is not null && rule.Column is null)
        {
            map.Add("hourColumn", "There is an hour column but no date column.", "Add column: with the date.");
        }

        if (rule.Step <= TimeSpan.Zero)
        {
            map.Add("step", "The step is zero.", "Write for example step: 30m.");
        }
    }
}
