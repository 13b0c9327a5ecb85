namespace MlopsLab.Contracts.Incidents;

/// <summary>The incident is over, by a person or because every alert in it cleared.</summary>
[Event("incident.resolved", version: 1)]
public sealed record IncidentResolved(
    string IncidentId,
    string By,
    string Why,
    DateTimeOffset At);
