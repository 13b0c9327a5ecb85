using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Tests.Scoring;

public sealed class ScoreRequestReaderTests : IDisposable
{
    private const string Record = """{"customer_id":"a","amount":10,"kind":"shop"}""";
    private readonly ScenarioFolder _folder = new();

    [Fact]
    public void A_bare_record_belongs_to_the_default_scenario()
    {
        var request = Read(Record).Request;

        Assert.Equal(("pay", null), (request?.Model.Scenario.Name, request?.RecordId));
        Assert.NotEmpty(request?.Id ?? "");
    }

    [Fact]
    public void A_wrapped_record_brings_scenario_id_and_time()
    {
        var request = Read($$"""{"scenario":"pay","id":"r-1","eventTime":"2026-01-31T12:00:00Z","record":{{Record}}}""").Request;

        Assert.Equal(("r-1", "r-1"), (request?.Id, request?.RecordId));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), request?.EventTime);
    }

    [Theory]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("5", "body")]
    [InlineData("""{"record":{},"scenario":"none"}""", "scenario")]
    [InlineData("""{"record":{},"scenario":5}""", "scenario")]
    [InlineData("""{"record":{},"id":5}""", "id")]
    [InlineData("""{"record":{},"id":""}""", "id")]
    [InlineData("""{"record":{},"eventTime":"yesterday"}""", "eventTime")]
    [InlineData("""{"record":{},"eventTime":17}""", "eventTime")]
    [InlineData("""{"customer_id":"a","amount":"10","kind":"shop"}""", "amount")]
    [InlineData("""{"customer_id":"a","amount":-1,"kind":"shop"}""", "amount")]
    [InlineData("""{"customer_id":"a","amount":1e999,"kind":"shop"}""", "amount")]
    [InlineData("""{"customer_id":"a","amount":null,"kind":"shop"}""", "amount")]
    [InlineData("""{"customer_id":"a","kind":"shop"}""", "amount")]
    [InlineData("""{"customer_id":"a","amount":1,"kind":"shop","colour":"red"}""", "colour")]
    [InlineData("""{"customer_id":"\ud800","amount":1,"kind":"shop"}""", "customer_id")]
    [InlineData("""{"customer_id":"a","amount":1,"kind":"shop","\ud800":1}""", "body")]
    public void What_makes_no_sense_is_refused_by_the_name_of_its_field(string body, string field)
    {
        var reading = Read(body);

        Assert.Null(reading.Request);
        Assert.Equal(field, Assert.Single(reading.Faults).Field);
    }

    [Fact]
    public void Every_faulty_field_is_named() =>
        Assert.Equal(["amount", "kind", "more", "customer_id"], Read("""{"amount":-1,"kind":"moon","more":1}""").Faults.Select(fault => fault.Field));

    [Fact]
    public void An_id_that_is_too_long_is_refused() =>
        Assert.Equal("id", Assert.Single(Read($$"""{"id":"{{new string('x', 201)}}","record":{{Record}}}""").Faults).Field);

    [Fact]
    public void Equal_rows_have_equal_hashes_and_others_have_not()
    {
        var hash = Read(Record).Request?.RowHash;

        Assert.Equal(hash, Read("""{"kind":"shop","customer_id":"a","amount":10.0}""").Request?.RowHash);
        Assert.NotEqual(hash, Read("""{"customer_id":"b","amount":10,"kind":"shop"}""").Request?.RowHash);
        Assert.NotEqual(hash, Read("""{"customer_id":"a","amount":11,"kind":"shop"}""").Request?.RowHash);
    }

    public void Dispose() => _folder.Dispose();

    private ScoreReading Read(string body) => new ScoreRequestReader(
        new ScenarioModels(ScenarioCatalog.OfList(_folder.Path)), Options.Create(new GatewayOptions { DefaultScenario = "pay" }), TimeProvider.System).Read(JsonElement.Parse(body));
}
