using System.Text.Json;
using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Features.Tests;

/// <summary>Seeded card payments of a few customers, merchants and devices, so that windows fill.</summary>
internal static class Payments
{
    public static readonly DateTimeOffset Start = new(2025, 3, 3, 8, 0, 0, TimeSpan.Zero);

    /// <summary>One every two minutes or so; each tenth becomes known up to two hours late.</summary>
    public static List<AcceptedRecord> Of(int count, int seed)
    {
        var random = new Random(seed);
        var records = new List<AcceptedRecord>(count);
        for (var index = 0; index < count; index++)
        {
            var at = Start.AddMinutes(2 * index).AddMilliseconds(random.Next(60_000));
            var late = random.Next(10) == 0 ? TimeSpan.FromMinutes(random.Next(1, 120)) : TimeSpan.Zero;
            records.Add(new($"p{seed}-{index}", at, at + late, Fields(random)));
        }

        return records;
    }

    private static Dictionary<string, JsonElement> Fields(Random random)
    {
        var fields = new Dictionary<string, object?>
        {
            ["customer_id"] = $"c{random.Next(12)}",
            ["merchant_id"] = $"m{random.Next(6)}",
            ["device_id"] = random.Next(4) == 0 ? null : $"d{random.Next(9)}",
            ["amount"] = Math.Round(1 + (random.NextDouble() * 300), 2),
            ["category"] = "travel",
            ["channel"] = "ecommerce",
            ["card_present"] = false,
            ["country"] = "FR",
            ["home_country"] = "DE",
            ["distance_km"] = null,
            ["account_age_days"] = random.Next(1, 4_000),
            ["merchant_age_days"] = random.Next(1, 4_000),
            ["three_ds"] = "none",
            ["limit_used"] = random.NextDouble(),
        };
        return fields.ToDictionary(field => field.Key, field => JsonSerializer.SerializeToElement(field.Value));
    }
}
