namespace MlopsLab.Scenarios.Tests;

public sealed class CsvReplayTests
{
    private static readonly Scenario Weather = ScenarioFile.Parse("""
        name: weather
        source: csv
        time: { step: 1h, start: 2020-01-01T00:00:00Z }
        fields: [{ name: wind, type: number, nullable: true }, { name: sky, type: category, values: [clear, NA] }, { name: cold, type: boolean }]
        label: { expression: rain > 2 }
        """).Scenario ?? throw new InvalidOperationException("The scenario is wrong.");

    [Fact]
    public void Gives_each_value_the_type_of_its_field()
    {
        var record = Rows("rain,sky,wind,cold\n3,NA,1.5,yes\n").Single().Record;

        Assert.Equal("""{"wind":1.5,"sky":"NA","cold":true}""", record?.Fields.GetRawText());
        Assert.Equal((1, "weather-1"), (record?.Label, record?.Id));
    }

    [Fact]
    public void A_missing_value_is_null_and_a_row_without_its_label_column_has_no_label()
    {
        var record = Rows("rain,sky,wind,cold\n,clear,,0\n").Single().Record;

        Assert.Equal("""{"wind":null,"sky":"clear","cold":false}""", record?.Fields.GetRawText());
        Assert.Null(record?.Label);
    }

    [Fact]
    public void What_is_of_the_wrong_type_is_left_for_the_contract()
    {
        var record = Rows("rain,sky,wind,cold\n1,clear,strong,maybe\n").Single().Record;

        Assert.Equal("""{"wind":"strong","sky":"clear","cold":"maybe"}""", record?.Fields.GetRawText());
    }

    [Fact]
    public void A_row_that_is_too_short_is_a_problem_and_the_next_one_keeps_its_time()
    {
        var rows = Rows("rain,sky,wind,cold\n1,clear\n1,clear,2,0\n").ToList();

        Assert.Equal((2, "The row has 2 values, the header 4."), (rows[0].Line, rows[0].Problem));
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 1, 0, 0, TimeSpan.Zero), rows[1].Record?.EventTime);
    }

    [Fact]
    public void All_columns_that_are_lacking_are_named()
    {
        var errors = CsvReplay.Open(Weather, new StringReader("a,wind\n1,2\n")).Errors;

        Assert.Contains("'sky', 'cold'", errors[0]);
        Assert.Contains("There is no field 'rain'", errors[1]);
    }

    [Fact]
    public void A_world_is_not_replayed_from_a_file()
    {
        Assert.Contains("simulated world", Assert.Single(CsvReplay.Open(Repository.Fraud, new StringReader("a,b\n")).Errors));
    }

    private static IEnumerable<CsvRow> Rows(string csv) => CsvReplay.Open(Weather, new StringReader(csv)).Replay?.Rows() ?? [];
}
