namespace MlopsLab.Contracts.Incidents;

/// <summary>Somebody took the incident.</summary>
[Event("incident.acknowledged", version: 1)]
public sealed record IncidentAcknowledged(
    string IncidentId,
    string By,
    DateTimeOffset At);
