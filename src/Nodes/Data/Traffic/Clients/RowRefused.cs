namespace MlopsLab.Traffic.Clients;

internal sealed record RowRefused(int Index, string? Id, string? Field, string Reason);
