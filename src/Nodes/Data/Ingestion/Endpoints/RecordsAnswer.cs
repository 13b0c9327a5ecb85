namespace MlopsLab.Ingestion.Endpoints;

/// <param name="Duplicates">Rows whose id came before; they were dropped.</param>
/// <param name="Conflicts">Those of the duplicates that said something else.</param>
/// <param name="Replaced">Those of the accepted that a backfill put in the place of an earlier one.</param>
internal sealed record RecordsAnswer(int Accepted, int Duplicates, IReadOnlyList<QuarantinedView> Quarantined, int Conflicts = 0, int Replaced = 0);
