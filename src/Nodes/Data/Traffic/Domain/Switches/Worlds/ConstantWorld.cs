using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A column is stuck at one value of its range.</summary>
internal sealed class ConstantWorld : IFieldsWorld
{
    private static readonly Dictionary<string, JsonValue> Stuck = new()
    {
        ["amount"] = JsonValue.Create(19.99),
        ["distance_km"] = JsonValue.Create(1.0),
        ["account_age_days"] = JsonValue.Create(365.0),
        ["merchant_age_days"] = JsonValue.Create(365.0),
        ["limit_used"] = JsonValue.Create(0.5),
        ["category"] = JsonValue.Create("other"),
        ["channel"] = JsonValue.Create("chip"),
        ["country"] = JsonValue.Create("DE"),
        ["home_country"] = JsonValue.Create("DE"),
        ["three_ds"] = JsonValue.Create("none"),
        ["card_present"] = JsonValue.Create(true),
        ["device_id"] = JsonValue.Create("d0-0"),
    };

    public WorldCard Card { get; } = new("constant", "A column is stuck at one value of its range", "s: share of the records", new WorldVariant("stuck", [.. Stuck.Keys]));

    public bool Change(JsonObject fields, Payment payment, WorldSwitch on)
    {
        if (on.Field is not { } field || !fields.ContainsKey(field))
        {
            return false;
        }

        fields[field] = Stuck[field].DeepClone();
        return true;
    }
}
