namespace MlopsLab.Incidents.Domain;

/// <summary>Which alerts belong together: those that suspect the same node while an incident about it is not over.</summary>
internal static class Grouping
{
    public const string Info = "info";

    private static readonly string[] Severities = [Info, "warning", "critical"];

    public static Incident? HomeOf(string suspect, IEnumerable<Incident> notResolved) => notResolved.FirstOrDefault(incident => incident.Suspect == suspect);

    /// <summary>A broken contract names the column and the change upstream: it says better than what went before what the incident is.</summary>
    public static Incident Extend(Incident home, string kind, string severity, string summary, string at) =>
        home with { Severity = Worse(home.Severity, severity), Summary = kind == "data.contract" ? summary : home.Summary, ChangedAt = at };

    /// <summary>An incident is as severe as the worst alert it ever held.</summary>
    public static string Worse(string one, string other) => Rank(one) >= Rank(other) ? one : other;

    private static int Rank(string severity) => Array.IndexOf(Severities, severity);
}
