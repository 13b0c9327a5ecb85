namespace MlopsLab.Ingestion.Endpoints;

internal sealed record RecordsAnswer(int Accepted, int Duplicates, IReadOnlyList<QuarantinedView> Quarantined);
