using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>A column that is filled in once the outcome is known: in reported fraud it stands far above all others, though within its range.</summary>
internal sealed class LeakWorld : IFieldsWorld
{
    private static readonly Dictionary<string, (double Low, double High)> Bands = new()
    {
        ["limit_used"] = (1.6, 1.99),
        ["merchant_age_days"] = (18_000, 19_900),
        ["account_age_days"] = (18_000, 19_900),
    };

    public WorldCard Card { get; } = new(
        "leak",
        "A column tells the outcome: in reported fraud it is far higher than elsewhere, and within its range",
        "s: share of the reported fraud whose column tells",
        new WorldVariant("column", [.. Bands.Keys]));

    public bool Change(JsonObject fields, Payment payment, WorldSwitch on)
    {
        if (payment.Truth.Label is 0 || on.Field is not { } field)
        {
            return false;
        }

        var (low, high) = Bands[field];
        fields[field] = Math.Round(low + ((high - low) * Touch.DrawsOf(field, payment.Id).First), 3);
        return true;
    }
}
