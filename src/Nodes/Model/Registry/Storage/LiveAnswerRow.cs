namespace MlopsLab.Registry.Storage;

internal sealed record LiveAnswerRow
{
    public string Model { get; init; } = "";

    public string Version { get; init; } = "";

    public long RecordKey { get; init; }

    public double Score { get; init; }
}
