using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A new release of the source writes its records another way than agreed.</summary>
internal sealed class SchemaBreakWorld : IFieldsWorld
{
    private const string Rename = "rename";
    private const string Type = "type";
    private const string Suffix = "_v2";

    private static readonly Dictionary<string, string> NewLevels = new()
    {
        ["category"] = "marketplace",
        ["channel"] = "qr",
        ["country"] = "JP",
        ["home_country"] = "JP",
        ["three_ds"] = "delegated",
    };

    public WorldCard Card { get; } = new(
        "schema-break",
        $"A column has another name (rename: with {Suffix} at its end), is text instead of a number (type), or holds a level nobody agreed on (new-level)",
        "s: share of the records",
        new WorldVariant(Rename, [.. FraudFields.Numbers, .. FraudFields.Categories, .. FraudFields.Others]),
        new WorldVariant(Type, [.. FraudFields.Numbers, "card_present"]),
        new WorldVariant("new-level", [.. NewLevels.Keys]));

    public bool Change(JsonObject fields, Payment payment, WorldSwitch on)
    {
        if (on.Field is not { } field || !fields.TryGetPropertyValue(field, out var value))
        {
            return false;
        }

        switch (on.Variant)
        {
            case Rename:
                fields.Remove(field);
                fields[field + Suffix] = value?.DeepClone();
                break;
            case Type when value is null:
                return false;
            case Type:
                fields[field] = value.ToJsonString();
                break;
            default:
                fields[field] = NewLevels[field];
                break;
        }

        return true;
    }
}
