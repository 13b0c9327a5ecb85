namespace MlopsLab.Incidents.Domain;

/// <summary>Which alerts belong together: those that suspect the same node while an incident about it is not over.</summary>
internal static class Grouping
{
    private static readonly string[] Severities = ["info", "warning", "critical"];

    public static Incident? HomeOf(string suspect, IEnumerable<Incident> notResolved) => notResolved.FirstOrDefault(incident => incident.Suspect == suspect);

    /// <summary>An incident is as severe as the worst alert it ever held.</summary>
    public static string Worse(string one, string other) => Rank(one) >= Rank(other) ? one : other;

    private static int Rank(string severity) => Array.IndexOf(Severities, severity);
}
