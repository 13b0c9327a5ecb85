using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Endpoints;

/// <summary>A world, and how it is switched; what is told of a switch that ended stays until the next.</summary>
internal sealed record WorldView(
    string Name,
    string Does,
    string StrengthMeans,
    IReadOnlyList<WorldVariantView> Variants,
    bool Active,
    double? Strength,
    string? Variant,
    string? Field,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    long Touched)
{
    public static WorldView Of(WorldCard card, WorldSwitch? on, DateTimeOffset now) => new(
        card.Name,
        card.Does,
        card.Strength,
        [.. card.Variants.Select(variant => new WorldVariantView(variant.Name, variant.Fields))],
        on?.IsActive(now) is true,
        on?.Strength,
        on?.Variant,
        on?.Field,
        on?.Since,
        on?.Until,
        on?.Touched ?? 0);
}
