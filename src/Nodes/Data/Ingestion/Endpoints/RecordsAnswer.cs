namespace MlopsLab.Ingestion.Endpoints;

/// <param name="Duplicates">Rows whose id came before; they were dropped.</param>
/// <param name="Conflicts">Those of the duplicates that said something else.</param>
/// <param name="Replaced">Those of the accepted that a backfill put in the place of an earlier one.</param>
/// <param name="Held">Rows that are kept apart because their batch breaks the contract as a whole; they are safe and wait for a replay.</param>
internal sealed record RecordsAnswer(int Accepted, int Duplicates, IReadOnlyList<QuarantinedView> Quarantined, int Conflicts = 0, int Replaced = 0, int Held = 0, string? HoldId = null);
