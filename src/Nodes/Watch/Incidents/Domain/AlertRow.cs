namespace MlopsLab.Incidents.Domain;

internal sealed record AlertRow(string Id, string At, string Node, string Kind, string Severity, string Suspect, string Summary, string? ClearedAt, string? IncidentId);
