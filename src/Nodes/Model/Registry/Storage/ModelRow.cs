namespace MlopsLab.Registry.Storage;

internal sealed record ModelRow
{
    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public long LastVersion { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? DeletedAt { get; init; }
}
