using System.Text.Json;

namespace MlopsLab.Scenarios.Tests;

/// <summary>Makes fraud records for tests.</summary>
internal static class Payments
{
    public static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    public static string Json(string customer = "c1", string merchant = "m1", double amount = 10, string? device = "d1") => $$"""
        {"customer_id":"{{customer}}","merchant_id":"{{merchant}}","device_id":{{(device is null ? "null" : $"\"{device}\"")}},
         "amount":{{JsonSerializer.Serialize(amount)}},"category":"travel","channel":"ecommerce","card_present":false,"country":"FR",
         "home_country":"DE","distance_km":null,"account_age_days":100,"merchant_age_days":200,"three_ds":"none","limit_used":0.5}
        """;

    public static Row Row(this RowReader reader, string json)
    {
        var reading = reader.Read(JsonElement.Parse(json));
        return reading.Row ?? throw new InvalidOperationException(string.Join("; ", reading.Errors));
    }
}
