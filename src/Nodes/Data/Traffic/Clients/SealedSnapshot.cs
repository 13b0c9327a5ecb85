namespace MlopsLab.Traffic.Clients;

internal sealed record SealedSnapshot(string Id, long Rows, DateTimeOffset To);
