using MlopsLab.Incidents.Domain;

namespace MlopsLab.Incidents.Endpoints;

internal sealed record IncidentView(
    string Id,
    string At,
    string Node,
    string Severity,
    string State,
    string Summary,
    IReadOnlyList<AlertRow> Alerts,
    IReadOnlyList<TimelineEntry> Timeline);
