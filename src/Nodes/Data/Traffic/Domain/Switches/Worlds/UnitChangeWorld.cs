using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A number comes in a unit a thousand times smaller.</summary>
internal sealed class UnitChangeWorld : IFieldsWorld
{
    public WorldCard Card { get; } = new("unit-change", "A number is a thousand times what it was", "s: share of the records", new WorldVariant("x1000", FraudFields.Numbers));

    public bool Change(JsonObject fields, Payment payment, WorldSwitch on)
    {
        if (on.Field is not { } field || fields[field] is not JsonValue value || !value.TryGetValue<double>(out var number))
        {
            return false;
        }

        fields[field] = Math.Round(number * 1_000, 3);
        return true;
    }
}
