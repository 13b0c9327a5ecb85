namespace MlopsLab.Ingestion.Endpoints;

internal sealed record ReplayView(string ReplayId, string Scenario, string HoldId, string State, long Accepted, long Duplicates, long Refused, string? Failure);
