namespace MlopsLab.Scenarios;

/// <summary>Where a file has what the scenario names; −1 when it isn't used.</summary>
internal sealed record CsvColumns(int[] Fields, int Id, int Time, int Hour, int Arrival, int LabelArrival)
{
    public static CsvColumns Find(Scenario scenario, CsvTable table, List<string> errors)
    {
        var columns = new CsvColumns(
            [.. scenario.Fields.Select(field => table.IndexOf(field.Name))],
            table.IndexOf(scenario.IdColumn),
            table.IndexOf(scenario.Time.Column),
            table.IndexOf(scenario.Time.HourColumn),
            table.IndexOf(scenario.Time.ArrivalColumn),
            table.IndexOf(scenario.Label.Delay.Column));
        string?[] named = [scenario.IdColumn, scenario.Time.Column, scenario.Time.HourColumn, scenario.Time.ArrivalColumn, scenario.Label.Delay.Column];
        var needed = scenario.Fields.Select(field => field.Name).Concat(named.OfType<string>());
        var missing = needed.Where(name => table.IndexOf(name) < 0).ToList();
        if (missing.Count > 0)
        {
            errors.Add($"The file lacks {string.Join(", ", missing.Select(name => $"'{name}'"))}. It has {string.Join(", ", table.Columns)}.");
        }

        return columns;
    }
}
