using System.Globalization;
using System.Text;

namespace MlopsLab.Benchmarks.Data;

/// <summary>Requests of 500 payments that keep the fraud scenario's contract, each with ids of its own; the same numbers make the same bytes.</summary>
internal static class Batches
{
    public const int Rows = 500;

    private static readonly string[] Categories = ["grocery", "fuel", "restaurant", "fashion", "electronics", "travel", "digital", "health", "services", "other"];
    private static readonly string[] Channels = ["chip", "contactless", "ecommerce", "wallet"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Body(string run, int number)
    {
        var draws = new Random(number);
        var body = new StringBuilder(Rows * 420).Append("{\"scenario\":\"fraud\",\"records\":[");
        for (var row = 0; row < Rows; row++)
        {
            body.Append(row == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{run}-{number}-{row}\",\"eventTime\":\"{Start.AddSeconds((number * Rows) + row):O}\",\"fields\":{Fields(draws)}}}");
        }

        return Encoding.UTF8.GetBytes(body.Append("]}").ToString());
    }

    private static string Fields(Random draws)
    {
        var distant = draws.NextDouble() < 0.3;
        var amount = Math.Round(Math.Clamp(Math.Exp(3 + (0.9 * Normal(draws))), 0.5, 5_000), 2);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"customer_id":"c-{{draws.Next(20_000)}}","merchant_id":"m-{{draws.Next(2_000)}}","device_id":{{(distant ? $"\"d-{draws.Next(20_000)}\"" : "null")}},"amount":{{amount}},"category":"{{Categories[draws.Next(Categories.Length)]}}","channel":"{{(distant ? "ecommerce" : Channels[draws.Next(2)])}}","card_present":{{(distant ? "false" : "true")}},"country":"DE","home_country":"DE","distance_km":{{(distant ? "null" : draws.Next(1, 400).ToString(CultureInfo.InvariantCulture))}},"account_age_days":{{draws.Next(30, 4_000)}},"merchant_age_days":{{draws.Next(30, 4_000)}},"three_ds":"{{(distant ? "frictionless" : "none")}}","limit_used":{{Math.Round(draws.NextDouble() * 0.6, 3)}}}
            """);
    }

    private static double Normal(Random draws) => Math.Sqrt(-2 * Math.Log(1 - draws.NextDouble())) * Math.Cos(2 * Math.PI * draws.NextDouble());
}
