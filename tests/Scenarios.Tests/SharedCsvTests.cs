namespace MlopsLab.Scenarios.Tests;

/// <summary>The real files are only on some machines; elsewhere these tests are skipped.</summary>
public sealed class SharedCsvTests
{
    [Fact]
    public void Electricity_is_imported_in_row_order_with_a_fixed_step()
    {
        var scenario = Imported("elec2.csv", new() { Name = "electricity", Label = "class", Step = TimeSpan.FromMinutes(30) });

        Assert.Equal(["period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"], scenario.Fields.Select(field => field.Name));
        Assert.All(scenario.Fields, field => Assert.Equal(FieldType.Number, field.Type));
        Assert.Equal("class", scenario.Label.Column);
        AssertEveryRowKeepsTheContract(scenario, "elec2.csv", 45_312);
    }

    [Fact]
    public void Bikes_are_imported_without_the_columns_that_add_up_to_the_label()
    {
        var scenario = Imported("bike_sharing_hour.csv", new() { Name = "bikes", Label = "cnt > 200" });

        Assert.Equal(["instant", "casual", "registered", "cnt"], scenario.Excluded.Select(column => column.Name));
        Assert.Equal(("dteday", "hr"), (scenario.Time.Column, scenario.Time.HourColumn));
        Assert.Equal(["1", "2", "3", "4"], scenario.Fields[scenario.IndexOf("season")].Values);
        Assert.Equal(FieldType.Boolean, scenario.Fields[scenario.IndexOf("holiday")].Type);
        AssertEveryRowKeepsTheContract(scenario, "bike_sharing_hour.csv", 17_379);
    }

    [Fact]
    public void Weather_is_imported_with_a_step_of_a_day()
    {
        var scenario = Imported("noaa_weather.csv", new() { Name = "weather", Label = "target", Step = TimeSpan.FromDays(1) });

        Assert.Equal(8, scenario.Fields.Count);
        Assert.DoesNotContain(scenario.Excluded, column => column.Name != "target");
        AssertEveryRowKeepsTheContract(scenario, "noaa_weather.csv", 18_159);
    }

    [Theory]
    [InlineData("electricity", "elec2.csv", 45_312)]
    [InlineData("bikes", "bike_sharing_hour.csv", 17_379)]
    public void The_scenarios_that_are_shipped_fit_their_files(string name, string file, int rows)
    {
        Assert.SkipUnless(Repository.SharedData(file) is not null, $"{file} is not on this machine.");
        AssertEveryRowKeepsTheContract(ScenarioFile.Parse(Repository.Yaml(name)).Scenario ?? throw new InvalidOperationException("Not valid."), file, rows);
    }

    [Fact]
    public void Electricity_warns_that_its_label_follows_from_the_price_and_its_mean_of_a_day()
    {
        Assert.SkipUnless(Repository.SharedData("elec2.csv") is not null, "elec2.csv is not on this machine.");
        using var csv = File.OpenText(Repository.SharedData("elec2.csv") ?? string.Empty);

        var notes = ScenarioGuess.FromCsv(csv, new() { Name = "electricity", Label = "class", Step = TimeSpan.FromMinutes(30) }).Notes;

        Assert.Contains(notes, note => note.StartsWith("The feature nswprice_to_all_mean_nswprice_24h alone", StringComparison.Ordinal));
    }

    private static Scenario Imported(string file, GuessRequest request)
    {
        Assert.SkipUnless(Repository.SharedData(file) is not null, $"{file} is not on this machine.");
        using var csv = File.OpenText(Repository.SharedData(file) ?? string.Empty);

        var reading = ScenarioGuess.FromCsv(csv, request);

        Assert.Empty(reading.Errors);
        return reading.Scenario ?? throw new InvalidOperationException("No scenario was guessed.");
    }

    private static void AssertEveryRowKeepsTheContract(Scenario scenario, string file, int rows)
    {
        using var csv = File.OpenText(Repository.SharedData(file) ?? string.Empty);
        var reader = new RowReader(scenario);
        var read = 0;
        foreach (var row in CsvReplay.Open(scenario, csv).Replay?.Rows() ?? [])
        {
            Assert.Null(row.Problem);
            Assert.Empty(reader.Read(row.Record?.Fields ?? default).Errors);
            Assert.NotNull(row.Record?.Label);
            read++;
        }

        Assert.Equal(rows, read);
    }
}
