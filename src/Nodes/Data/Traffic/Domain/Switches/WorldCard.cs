namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>What a world is called, does, and means by its strength; the first variant is the usual one.</summary>
internal sealed record WorldCard(string Name, string Does, string Strength, params IReadOnlyList<WorldVariant> Variants)
{
    public WorldVariant? Variant(string? name) => name is null
        ? Variants.Count > 0 ? Variants[0] : WorldVariant.Only
        : Variants.FirstOrDefault(variant => variant.Name == name);
}
