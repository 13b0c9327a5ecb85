using System.Text.Json;

namespace MlopsLab.Scenarios.Tests;

public sealed class RowReaderTests
{
    private static readonly Scenario Fraud = Repository.Fraud;
    private readonly RowReader reader = new(Fraud);

    [Fact]
    public void Reads_a_record_that_keeps_the_contract()
    {
        var row = reader.Row(Payments.Json(amount: 12.5));

        Assert.Equal(12.5, row.Number(Fraud.IndexOf("amount")));
        Assert.Equal("c1", row.Text(Fraud.IndexOf("customer_id")));
        Assert.Equal("travel", row.Text(Fraud.IndexOf("category")));
        Assert.Equal(5, row.Number(Fraud.IndexOf("category")));
        Assert.Equal(0, row.Number(Fraud.IndexOf("card_present")));
        Assert.Equal(double.NaN, row.Number(Fraud.IndexOf("distance_km")));
    }

    [Fact]
    public void Reads_members_in_any_order_and_from_a_dictionary()
    {
        var fields = JsonElement.Parse(Payments.Json()).EnumerateObject().Reverse().ToDictionary(member => member.Name, member => member.Value);

        Assert.NotNull(reader.Read(fields).Row);
        Assert.NotNull(reader.Read(JsonSerializer.SerializeToElement(fields)).Row);
    }

    [Theory]
    [InlineData("\"amount\":10", "\"amount\":\"10\"", "amount", "must be a number")]
    [InlineData("\"amount\":10", "\"amount\":1e999", "amount", "not a finite number")]
    [InlineData("\"amount\":10", "\"amount\":\"NaN\"", "amount", "must be a number")]
    [InlineData("\"amount\":10", "\"amount\":-3", "amount", "below the smallest allowed 0.01")]
    [InlineData("\"amount\":10", "\"amount\":50001", "amount", "above the largest allowed 50000")]
    [InlineData("\"amount\":10", "\"amount\":null", "amount", "is null")]
    [InlineData("\"amount\":10,", "", "amount", "is missing")]
    [InlineData("\"amount\":10", "\"amount\":10,\"amount\":11", "amount", "is given twice")]
    [InlineData("\"amount\":10", "\"amount\":10,\"amuont\":11", "amuont", "is not a field")]
    [InlineData("\"travel\"", "\"space\"", "category", "not one of grocery")]
    [InlineData("\"travel\"", "{}", "category", "must be one of its levels")]
    [InlineData("false", "\"no\"", "card_present", "must be true or false")]
    [InlineData("\"c1\"", "7", "customer_id", "must be text")]
    [InlineData("\"c1\"", "\"\"", "customer_id", "is empty")]
    [InlineData("\"c1\"", "\"\\ud800\"", "customer_id", "not valid text")]
    public void Names_the_field_and_the_rule_it_breaks(string good, string bad, string field, string reason)
    {
        var error = Assert.Single(reader.Read(JsonElement.Parse(Payments.Json().Replace(good, bad))).Errors);

        Assert.Equal(field, error.Field);
        Assert.Contains(reason, error.Reason);
    }

    [Fact]
    public void Tells_everything_that_is_wrong_at_once()
    {
        var bad = Payments.Json().Replace("\"amount\":10", "\"amount\":true").Replace("travel", "space").Replace("limit_used", "limits");

        var reading = reader.Read(JsonElement.Parse(bad));

        Assert.Null(reading.Row);
        Assert.Equal(["amount", "category", "limits", "limit_used"], reading.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void Refuses_what_is_no_object(string json)
    {
        Assert.Equal("fields", Assert.Single(reader.Read(JsonElement.Parse(json)).Errors).Field);
    }

    [Fact]
    public void Allocates_little_for_a_row_in_the_scenarios_order()
    {
        var fields = JsonElement.Parse(Payments.Json());
        reader.Read(fields);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var row = 0; row < 1_000; row++)
        {
            reader.Read(fields);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000, 1, 900);
    }
}
