namespace MlopsLab.Ingestion.Domain;

/// <summary>One row that broke its contract, with the JSON as it came.</summary>
internal sealed record RejectedRow(int Index, string? Id, string? Field, string Reason, string Raw);
