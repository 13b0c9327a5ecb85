namespace MlopsLab.Registry.Storage;

internal sealed record HistoryRow
{
    public string Model { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? Alias { get; init; }

    public long? FromVersion { get; init; }

    public long ToVersion { get; init; }

    public long? Epoch { get; init; }

    public string MadeBy { get; init; } = "";

    public string Why { get; init; } = "";

    public long MadeAt { get; init; }
}
