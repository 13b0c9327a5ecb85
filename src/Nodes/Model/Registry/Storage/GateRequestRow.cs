namespace MlopsLab.Registry.Storage;

internal sealed record GateRequestRow
{
    public string Model { get; init; } = "";

    public long Number { get; init; }

    public string Why { get; init; } = "";
}
