using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A column comes empty.</summary>
internal sealed class NullSurgeWorld : IFieldsWorld
{
    public WorldCard Card { get; } = new(
        "null-surge",
        "A column comes empty; distance_km and device_id may be, the others may not",
        "s: share of the records",
        new WorldVariant("null", ["distance_km", "device_id", .. FraudFields.Numbers.Except(["distance_km"]), .. FraudFields.Categories, "card_present", "customer_id", "merchant_id"]));

    public bool Change(JsonObject fields, Payment payment, WorldSwitch on)
    {
        if (on.Field is not { } field || fields[field] is null)
        {
            return false;
        }

        fields[field] = null;
        return true;
    }
}
