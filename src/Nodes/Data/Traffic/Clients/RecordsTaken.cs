namespace MlopsLab.Traffic.Clients;

internal sealed record RecordsTaken(int Accepted, int Duplicates, IReadOnlyList<RowRefused> Quarantined);
