namespace MlopsLab.Incidents.Domain;

/// <summary>Alerts that point at the same node, from the first of them to the end.</summary>
internal sealed record Incident(string Id, string Suspect, string Severity, string State, string Summary, string At, string ChangedAt)
{
    public string Node => Suspect;

    public string Kind => "incident";
}
