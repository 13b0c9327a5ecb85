namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>One way to have a world, and the fields it may be told to hit; the first is the usual one.</summary>
internal sealed record WorldVariant(string Name, params IReadOnlyList<string> Fields)
{
    public static readonly WorldVariant Only = new("usual");
}
