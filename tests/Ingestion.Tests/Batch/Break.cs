using System.Text.Json.Nodes;

namespace MlopsLab.Ingestion.Tests.Batch;

/// <summary>One way to break a batch: what it does to the fields of a row, and what the detector is to call it.</summary>
internal sealed record Break(string Name, string Field, string Check, Action<JsonObject> Spoil)
{
    public static IReadOnlyList<Break> All { get; } =
    [
        Unit("amount", 1_000),
        Unit("amount", 100),
        Unit("amount", 10),
        Unit("amount", 0.01),
        Unit("distance_km", 1_000),
        Unit("account_age_days", 24),
        new("amount renamed to amt", "amount", "renamed", fields => Rename(fields, "amount", "amt")),
        new("device_id renamed to device", "device_id", "renamed", fields => Rename(fields, "device_id", "device")),
        new("amount as text", "amount", "type-change", fields => fields["amount"] = fields["amount"]?.ToJsonString()),
        new("new level of channel", "channel", "new-level", fields => fields["channel"] = "watch"),
        new("amount null", "amount", "null-surge", fields => fields["amount"] = null),
        new("distance_km null", "distance_km", "null-surge", fields => fields["distance_km"] = null),
        new("merchant_id left out", "merchant_id", "null-surge", fields => fields.Remove("merchant_id")),
        new("amount constant", "amount", "constant", fields => fields["amount"] = 17.37),
        new("merchant_id constant", "merchant_id", "constant", fields => fields["merchant_id"] = "m0-1"),
        new("ages swapped", "account_age_days", "swapped", fields => Swap(fields, "account_age_days", "limit_used")),
        new("ids swapped", "customer_id", "swapped", fields => Swap(fields, "customer_id", "merchant_id")),
        new("category and channel swapped", "category", "swapped", fields => Swap(fields, "category", "channel")),
    ];

    public override string ToString() => Name;

    private static Break Unit(string field, double factor) => new(
        $"{field} x {factor}", field, "unit-change", fields => fields[field] = fields[field] is { } value ? value.GetValue<double>() * factor : null);

    private static void Rename(JsonObject fields, string from, string to)
    {
        var value = fields[from]?.DeepClone();
        fields.Remove(from);
        fields[to] = value;
    }

    private static void Swap(JsonObject fields, string one, string other)
    {
        var (first, second) = (fields[one]?.DeepClone(), fields[other]?.DeepClone());
        (fields[one], fields[other]) = (second, first);
    }
}
