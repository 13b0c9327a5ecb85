namespace MlopsLab.Registry.Storage;

internal sealed record AliasRow
{
    public string Model { get; init; } = "";

    public string Alias { get; init; } = "";

    public long Version { get; init; }

    public long Epoch { get; init; }

    public long MovedAt { get; init; }
}
