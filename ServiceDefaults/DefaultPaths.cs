using Microsoft.AspNetCore.Http;

namespace MlopsLab.ServiceDefaults;

/// <summary>The paths every node has for those that watch it: never faulted, open to everybody who can reach the node.</summary>
internal static class DefaultPaths
{
    public const string Health = "/health";
    public const string Alive = "/alive";
    public const string Metrics = "/metrics";
    public const string Explain = "/explain";

    // Of the monitors and of the messaging library: asked all the time too.
    private const string Beat = "/beat";
    private const string Bus = "/bus";

    public static bool Contains(PathString path) =>
        path.Equals(Health, StringComparison.OrdinalIgnoreCase)
        || path.Equals(Alive, StringComparison.OrdinalIgnoreCase)
        || path.Equals(Metrics, StringComparison.OrdinalIgnoreCase)
        || path.Equals(Explain, StringComparison.OrdinalIgnoreCase);

    /// <summary>What machines ask every few seconds is never traced: it would bury what people look for, and cost more than all else an idle lab does.</summary>
    public static bool IsWatching(PathString path) =>
        Contains(path) || path.Equals(Beat, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Bus, StringComparison.OrdinalIgnoreCase);
}
