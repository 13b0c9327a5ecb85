using Microsoft.AspNetCore.Http;

namespace MlopsLab.ServiceDefaults;

/// <summary>The paths that watch a node: never traced, never faulted, open to everybody who can reach the node.</summary>
internal static class DefaultPaths
{
    public const string Health = "/health";
    public const string Alive = "/alive";
    public const string Metrics = "/metrics";

    public static bool Contains(PathString path) =>
        path.Equals(Health, StringComparison.OrdinalIgnoreCase)
        || path.Equals(Alive, StringComparison.OrdinalIgnoreCase)
        || path.Equals(Metrics, StringComparison.OrdinalIgnoreCase);
}
