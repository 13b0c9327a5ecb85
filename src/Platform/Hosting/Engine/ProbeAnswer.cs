using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Hosting.Engine;

/// <summary>What a probe found; a process that says it is unhealthy has still answered.</summary>
internal sealed record ProbeAnswer(HealthStatus Status, bool Answered, string? Description)
{
    public static ProbeAnswer Silent(string what) => new(HealthStatus.Unhealthy, false, what);
}
