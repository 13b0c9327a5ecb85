namespace MlopsLab.Registry.Storage;

internal sealed record PendingRow
{
    public string RunId { get; init; } = "";

    public string Fact { get; init; } = "";

    public long Attempts { get; init; }

    public long NextAt { get; init; }

    public string? Problem { get; init; }

    public long ReceivedAt { get; init; }
}
