namespace MlopsLab.Inference;

/// <summary>One program, two nodes: stable follows the champion alias, canary the version under rollout. The node's name decides.</summary>
internal static class Role
{
    public const string Stable = "stable";
    public const string Canary = "canary";

    public static string Of(IConfiguration configuration) =>
        configuration["OTEL_SERVICE_NAME"]?.EndsWith("-canary", StringComparison.Ordinal) == true ? Canary : Stable;
}
