namespace MlopsLab.Incidents.Domain;

internal sealed record TimelineEntry(string At, string What, string By);
