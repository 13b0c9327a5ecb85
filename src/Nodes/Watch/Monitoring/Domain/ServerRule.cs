namespace MlopsLab.Monitoring.Domain;

/// <summary>A server has no health page of its own: it is down when most of those that use it say so, and then it is one alert instead of theirs.</summary>
internal static class ServerRule
{
    /// <summary>The checks of nodes that depend on each server.</summary>
    private static readonly (string Server, string[] Checks)[] Servers = [("messaging", ["bus"]), ("redis", ["StackExchange.Redis", "online-copy"])];

    /// <summary>Per server, whether it is up; null when no node says anything about it.</summary>
    public static IEnumerable<(string Server, bool? Up)> Of(IReadOnlyCollection<NodeReport> reports) => Servers.Select(server =>
    {
        var said = reports.SelectMany(report => report.Checks).Where(check => server.Checks.Contains(check.Key)).Select(check => check.Value).ToList();
        return (server.Server, said.Count == 0 ? null : (bool?)(said.Count(up => up) * 2 >= said.Count));
    });

    /// <summary>The node is well but for a server that is down: the server's alert says it all.</summary>
    public static bool Explains(NodeReport report, IEnumerable<string> down)
    {
        var theirs = Servers.Where(server => down.Contains(server.Server)).SelectMany(server => server.Checks).ToHashSet(StringComparer.Ordinal);
        return report.Checks.Any(check => !check.Value) && report.Checks.Where(check => !check.Value).All(check => theirs.Contains(check.Key));
    }
}
