using System.Text.Json.Nodes;

namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>Rows as clients send them.</summary>
internal static class Rows
{
    private const string Event = "2026-01-05T00:00:00.000Z";
    private const string Arrival = "2026-01-05T00:03:00.000Z";

    public static JsonObject Fields() => new()
    {
        ["customer_id"] = "c1-2",
        ["merchant_id"] = "m1-3",
        ["device_id"] = null,
        ["amount"] = 12.5,
        ["category"] = "grocery",
        ["channel"] = "chip",
        ["card_present"] = true,
        ["country"] = "DE",
        ["home_country"] = "DE",
        ["distance_km"] = 7.1,
        ["account_age_days"] = 1204.5,
        ["merchant_age_days"] = 210.3,
        ["three_ds"] = "none",
        ["limit_used"] = 0.137,
    };

    public static JsonObject Record(string id, JsonObject? fields = null) =>
        new() { ["id"] = id, ["eventTime"] = Event, ["arrivalTime"] = Arrival, ["fields"] = fields ?? Fields() };

    public static JsonObject RecordWith(string id, string field, JsonNode? value)
    {
        var fields = Fields();
        fields[field] = value;
        return Record(id, fields);
    }

    public static JsonObject Records(params IEnumerable<JsonObject> records) =>
        new() { ["scenario"] = "fraud", ["records"] = new JsonArray([.. records]) };

    public static JsonObject Label(string record, double value, string at = "2026-01-20T00:00:00.000Z") =>
        new() { ["recordId"] = record, ["value"] = value, ["eventTime"] = at, ["arrivalTime"] = at };

    public static JsonObject Labels(params IEnumerable<JsonObject> labels) =>
        new() { ["scenario"] = "fraud", ["labels"] = new JsonArray([.. labels]) };
}
