using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>Two columns change places, as after a new export.</summary>
internal sealed class SwappedColumnsWorld : IFieldsWorld
{
    private static readonly Dictionary<string, string> Pairs = new()
    {
        ["account_age_days"] = "merchant_age_days",
        ["amount"] = "distance_km",
        ["country"] = "home_country",
        ["customer_id"] = "merchant_id",
    };

    public WorldCard Card { get; } = new(
        "swapped-columns",
        "Two columns change places: " + string.Join(", ", Pairs.Select(pair => $"{pair.Key} and {pair.Value}")),
        "s: share of the records",
        new WorldVariant("pair", [.. Pairs.Keys]));

    public bool Change(JsonObject fields, Payment payment, WorldSwitch on)
    {
        if (on.Field is not { } one || !fields.ContainsKey(one) || !fields.ContainsKey(Pairs[one]))
        {
            return false;
        }

        var other = Pairs[one];
        (fields[one], fields[other]) = (fields[other]?.DeepClone(), fields[one]?.DeepClone());
        return true;
    }
}
