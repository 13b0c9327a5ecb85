using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Scenarios;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Tests.Switches;

public sealed class FieldsWorldTests
{
    private static readonly Dictionary<string, JsonObject> Usual = Switched.Dispatches(3, 6).ToDictionary(dispatch => dispatch.Record.Id, Switched.Fields);

    [Fact]
    public void A_unit_change_makes_half_of_the_amounts_a_thousand_times_larger_at_strength_a_half()
    {
        var touched = Touched(Switched.On("unit-change", 0.5));

        Assert.InRange(touched.Count / (double)Usual.Count, 0.45, 0.55);
        Assert.All(touched, pair => Assert.Equal(1_000 * (double?)pair.Before["amount"] ?? 0, (double?)pair.After["amount"] ?? 1, tolerance: 0.01));
    }

    [Fact]
    public void A_renamed_column_is_there_under_another_name() => Assert.All(Touched(Switched.On("schema-break")), pair =>
    {
        Assert.False(pair.After.ContainsKey("amount"));
        Assert.Equal((double?)pair.Before["amount"], (double?)pair.After["amount_v2"]);
    });

    [Fact]
    public void A_changed_type_is_text() =>
        Assert.All(Touched(Switched.On("schema-break", 1, "type")), pair => Assert.Equal(pair.Before["amount"]?.ToJsonString(), (string?)pair.After["amount"]));

    [Theory]
    [InlineData("category", "marketplace")]
    [InlineData("channel", "qr")]
    public void A_new_level_is_in_no_contract(string field, string level) =>
        Assert.All(Touched(Switched.On("schema-break", 1, "new-level", field)), pair => Assert.Equal(level, (string?)pair.After[field]));

    [Fact]
    public void A_null_surge_empties_a_column_that_may_be_empty() => Assert.All(Touched(Switched.On("null-surge", 0.6)), pair =>
    {
        Assert.NotNull(pair.Before["distance_km"]);
        Assert.Null(pair.After["distance_km"]);
    });

    [Fact]
    public void A_constant_is_one_value_for_all() =>
        Assert.Single(Touched(Switched.On("constant")).Select(pair => (double?)pair.After["amount"]).Distinct());

    [Fact]
    public void Swapped_columns_change_places() => Assert.All(Touched(Switched.On("swapped-columns")), pair => Assert.Equal(
        ((double?)pair.Before["account_age_days"], (double?)pair.Before["merchant_age_days"]),
        ((double?)pair.After["merchant_age_days"], (double?)pair.After["account_age_days"])));

    [Fact]
    public void A_leak_lets_one_column_tell_the_outcome_within_its_range()
    {
        var dispatches = Switched.Dispatches(14, 20, Switched.On("leak"));
        var byOutcome = dispatches.ToLookup(dispatch => dispatch.Payment.Truth.Label, dispatch => (double?)Switched.Fields(dispatch)["limit_used"] ?? 0);

        Assert.All(byOutcome[1], used => Assert.InRange(used, 1.6, 1.99));
        Assert.True(byOutcome[0].Count(used => used < 1.6) > 0.98 * byOutcome[0].Count());
    }

    [Theory]
    [InlineData("leak", null, null, false)]
    [InlineData("constant", null, "amount", false)]
    [InlineData("null-surge", null, "distance_km", false)]
    [InlineData("null-surge", null, "amount", true)]
    [InlineData("unit-change", null, "limit_used", true)]
    [InlineData("schema-break", "rename", "amount", true)]
    [InlineData("schema-break", "type", "amount", true)]
    [InlineData("schema-break", "new-level", "category", true)]
    public void Breaks_the_contract_of_a_row_or_only_of_the_batch(string world, string? variant, string? field, bool breaksRows)
    {
        var contract = new RowReader(Repository.Fraud);
        var broken = Touched(Switched.On(world, 1, variant, field)).Count(pair => contract.Read(JsonSerializer.SerializeToElement(pair.After)).Row is null);

        Assert.Equal(breaksRows, broken > 0);
    }

    private static List<(JsonObject Before, JsonObject After)> Touched(WorldSwitch on) =>
        [.. Switched.Dispatches(3, 6, on).Where(dispatch => dispatch.Worlds.Count > 0).Select(dispatch => (Usual[dispatch.Record.Id], Switched.Fields(dispatch)))];
}
