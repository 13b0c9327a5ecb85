namespace MlopsLab.Contracts.Incidents;

/// <summary>Alerts that belong together became one incident.</summary>
[Event("incident.opened", version: 1)]
public sealed record IncidentOpened(
    string IncidentId,
    string Severity,
    string Suspect,
    string Summary,
    DateTimeOffset At);
