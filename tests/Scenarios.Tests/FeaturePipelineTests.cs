namespace MlopsLab.Scenarios.Tests;

public sealed class FeaturePipelineTests
{
    private static readonly Scenario Fraud = Repository.Fraud;
    private readonly RowReader reader = new(Fraud);
    private readonly FeaturePipeline pipeline = new(Fraud);
    private readonly Dictionary<string, EntityState> states = [];

    [Fact]
    public void A_first_record_has_seen_nothing_before()
    {
        var features = Compute(Payments.Json(), Payments.Noon);

        Assert.Equal(0, features["customer_count_1h"]);
        Assert.Equal(0, features["customer_sum_amount_24h"]);
        Assert.Equal(double.NaN, features["customer_mean_amount_7d"]);
        Assert.Equal(double.NaN, features["customer_time_since_7d"]);
        Assert.Equal(double.NaN, features["amount_to_customer_mean"]);
        Assert.Equal(12, features["hour_of_week"]);
    }

    [Fact]
    public void Windows_hold_what_came_before_within_their_length()
    {
        Add(Payments.Json(amount: 10, merchant: "m1"), Payments.Noon);
        Add(Payments.Json(amount: 30, merchant: "m2"), Payments.Noon.AddMinutes(30));

        var features = Compute(Payments.Json(amount: 60), Payments.Noon.AddMinutes(50));

        Assert.Equal((2, 40, 20), (features["customer_count_1h"], features["customer_sum_amount_24h"], features["customer_mean_amount_7d"]));
        Assert.Equal((1_200, 3), (features["customer_time_since_7d"], features["amount_to_customer_mean"]));
        Assert.Equal(2, features["customer_distinct_merchant_id_24h"], 0.05);
    }

    [Fact]
    public void What_is_older_than_a_window_no_longer_counts_in_it()
    {
        Add(Payments.Json(amount: 10), Payments.Noon);

        var features = Compute(Payments.Json(), Payments.Noon.AddHours(2));

        Assert.Equal((0, 1), (features["customer_count_1h"], features["customer_count_24h"]));
    }

    [Fact]
    public void A_late_record_does_not_see_what_happened_after_it()
    {
        Add(Payments.Json(amount: 10), Payments.Noon);
        Add(Payments.Json(amount: 99), Payments.Noon.AddHours(3));

        var late = Compute(Payments.Json(), Payments.Noon.AddHours(1.5));

        Assert.Equal((1, 10), (late["customer_count_24h"], late["customer_sum_amount_24h"]));
        Assert.Equal(5_400, late["customer_time_since_7d"]);
    }

    [Fact]
    public void Without_a_device_its_features_are_missing_and_nothing_is_kept()
    {
        Add(Payments.Json(device: null), Payments.Noon);

        Assert.Equal(double.NaN, Compute(Payments.Json(device: null), Payments.Noon)["device_count_1h"]);
        Assert.Equal(["customer:c1", "merchant:m1"], states.Keys.Order());
    }

    [Fact]
    public void State_keys_name_the_entities()
    {
        Assert.Equal(["customer:c1", "merchant:m1", "device:d1"], pipeline.StateKeys(reader.Row(Payments.Json())));
        Assert.Equal(["customer:c1", "merchant:m1", ""], pipeline.StateKeys(reader.Row(Payments.Json(device: null))));
    }

    [Fact]
    public void The_view_changes_with_the_features_but_not_with_the_rest()
    {
        var otherCosts = ScenarioFile.Parse(Repository.FraudYaml.Replace("5 + 0.1 * amount", "7")).Scenario ?? Fraud;
        var otherWindow = ScenarioFile.Parse(Repository.FraudYaml.Replace("over: [1h, 24h]", "over: [1h, 12h]")).Scenario ?? Fraud;

        Assert.Equal(pipeline.View, new FeaturePipeline(otherCosts).View);
        Assert.NotEqual(pipeline.View, new FeaturePipeline(otherWindow).View);
    }

    [Fact]
    public void A_state_of_another_view_is_refused()
    {
        var other = new FeaturePipeline(ScenarioFile.Parse(Repository.FraudYaml.Replace("over: [1h, 24h]", "over: [1h, 12h, 24h]")).Scenario ?? Fraud);
        var row = reader.Row(Payments.Json());
        var state = other.Update(null, 0, row, Payments.Noon);

        Assert.Throws<ArgumentException>(() => pipeline.Update(state, 0, row, Payments.Noon));
    }

    private void Add(string json, DateTimeOffset at)
    {
        var row = reader.Row(json);
        foreach (var (index, key) in pipeline.StateKeys(row).Index().Where(key => key.Item.Length > 0))
        {
            states[key] = pipeline.Update(states.GetValueOrDefault(key), index, row, at);
        }
    }

    private Dictionary<string, double> Compute(string json, DateTimeOffset at)
    {
        var row = reader.Row(json);
        var values = new double[pipeline.Features.Count];
        pipeline.Compute(row, at, [.. pipeline.StateKeys(row).Select(key => states.GetValueOrDefault(key))], values);
        return pipeline.Features.Zip(values).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }
}
