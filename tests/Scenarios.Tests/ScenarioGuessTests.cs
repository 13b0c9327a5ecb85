using System.Globalization;

namespace MlopsLab.Scenarios.Tests;

public sealed class ScenarioGuessTests
{
    private static readonly GuessRequest Shop = new() { Name = "shop", Label = "returned" };

    [Fact]
    public void Finds_time_types_ranges_and_levels()
    {
        var scenario = Guess(Shop).Scenario;

        Assert.Equal("at", scenario?.Time.Column);
        Assert.Equal(
            [("price", FieldType.Number), ("size", FieldType.Category), ("gift", FieldType.Boolean), ("buyer", FieldType.Text)],
            scenario?.Fields.Take(4).Select(field => (field.Name, field.Type)) ?? []);
        Assert.Equal(["L", "M", "S"], scenario?.Fields[1].Values);
        Assert.Equal((0, true), (scenario?.Fields[0].Min, scenario?.Fields[0].Max > 200));
        Assert.True(scenario?.Fields[1].Nullable);
    }

    [Fact]
    public void A_label_of_two_words_becomes_a_condition()
    {
        var reading = Guess(Shop with { Label = "state" });

        Assert.Equal("state == 'bad'", reading.Scenario?.Label.Expression);
        Assert.Contains("The label is positive when state is 'bad'.", reading.Notes);
    }

    [Fact]
    public void A_key_gets_windows_of_its_own()
    {
        var scenario = Guess(Shop with { Keys = ["buyer"] }).Scenario;

        Assert.Equal(new EntityKey("buyer", "buyer"), Assert.Single(scenario?.Keys ?? []));
        Assert.Contains(scenario?.View.Features ?? [], feature => feature.Name == "buyer_count_24h");
    }

    [Fact]
    public void Columns_that_give_the_label_away_are_left_out_with_the_reason()
    {
        var reading = Guess(Shop with { Label = "total > 300" });

        Assert.Equal(["net", "tax", "total"], reading.Scenario?.Excluded.Select(column => column.Name).Intersect(["net", "tax", "total"]) ?? []);
        Assert.Contains("'net' is left out: with tax it adds up to total, of which the label is made.", reading.Notes);
    }

    [Theory]
    [InlineData("nothing", "no field 'nothing'")]
    [InlineData("price", "Give a condition")]
    [InlineData("price >", "is expected")]
    [InlineData("price < 0", "the same for all")]
    public void Says_why_a_label_does_not_work(string label, string expected)
    {
        Assert.Contains(expected, string.Join(' ', Guess(Shop with { Label = label }).Errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n1\n")]
    [InlineData("a,a\n1,2\n")]
    [InlineData("a,\n1,2\n")]
    [InlineData("at,returned\n")]
    [InlineData("a\0b,\u0001\n\0\0,\n")]
    public void Refuses_a_file_that_is_no_table(string csv)
    {
        var reading = ScenarioGuess.FromCsv(new StringReader(csv), Shop with { Step = TimeSpan.FromHours(1), Label = "returned == 1" });

        Assert.Null(reading.Scenario);
        Assert.NotEmpty(reading.Errors);
    }

    [Fact]
    public void A_guessed_scenario_reads_every_row_of_its_file()
    {
        var scenario = Guess(Shop).Scenario ?? throw new InvalidOperationException("No scenario.");
        using var replay = CsvReplay.Open(scenario, new StringReader(Orders())).Replay ?? throw new InvalidOperationException("No replay.");
        var reader = new RowReader(scenario);

        var rows = replay.Rows().ToList();

        Assert.Equal(400, rows.Count);
        Assert.All(rows, row => Assert.Empty(reader.Read(row.Record?.Fields ?? default).Errors));
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 1, 0, 0, TimeSpan.Zero), rows[1].Record?.EventTime);
        Assert.Equal("shop-2", rows[1].Record?.Id);
    }

    private static GuessReading Guess(GuessRequest request) => ScenarioGuess.FromCsv(new StringReader(Orders()), request);

    private static string Orders()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 400).Select(row => string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2025, 1, 1).AddHours(row):yyyy-MM-dd HH:mm:ss};{1 + (random.NextDouble() * 200):0.00};{(row % 9 == 0 ? "" : "SML"[row % 3])};{(row % 5 == 0 ? "yes" : "no")};b{random.Next(300)};{random.Next(2)};{(random.Next(3) == 0 ? "bad" : "good")};{row * 1.5};{row % 100};{(row * 1.5) + (row % 100)}"));
        return "at;price;size;gift;buyer;returned;state;net;tax;total\n" + string.Join('\n', rows);
    }
}
