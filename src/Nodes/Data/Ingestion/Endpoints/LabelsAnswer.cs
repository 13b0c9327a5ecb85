namespace MlopsLab.Ingestion.Endpoints;

internal sealed record LabelsAnswer(int Accepted, IReadOnlyList<QuarantinedView> Quarantined);
