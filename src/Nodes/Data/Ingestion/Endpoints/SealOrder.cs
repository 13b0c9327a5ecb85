namespace MlopsLab.Ingestion.Endpoints;

internal sealed record SealOrder(string? Scenario);
