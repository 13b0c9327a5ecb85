namespace MlopsLab.Traffic.Clients;

/// <param name="Held">Rows of a batch that broke the contract as a whole; they wait in that hold.</param>
internal sealed record RecordsTaken(int Accepted, int Duplicates, IReadOnlyList<RowRefused> Quarantined, int Held = 0, string? HoldId = null);
