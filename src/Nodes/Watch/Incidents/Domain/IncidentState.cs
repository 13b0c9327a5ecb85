namespace MlopsLab.Incidents.Domain;

internal static class IncidentState
{
    public const string Open = "open", Acknowledged = "acknowledged", Resolved = "resolved";
}
