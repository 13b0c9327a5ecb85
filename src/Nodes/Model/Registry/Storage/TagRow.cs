namespace MlopsLab.Registry.Storage;

internal sealed record TagRow
{
    public string Model { get; init; } = "";

    /// <summary>0 for a tag of the model itself.</summary>
    public long Number { get; init; }

    public string Key { get; init; } = "";

    public string Value { get; init; } = "";
}
