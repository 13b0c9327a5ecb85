using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Tests.Domain;

internal static class Make
{
    public static Signal Signal(double? value, string scope = "pay") => new("system.degraded", scope, "critical", "gateway", value, Limit: 0.5, "summary");
}
