namespace MlopsLab.ServiceDefaults.Startup;

/// <summary>What every node is told by its environment: <c>OTEL_SERVICE_NAME</c>, <c>LAB_DATA</c>, <c>LAB_TOKEN</c>, <c>LAB_ALLOW_ANONYMOUS</c>.</summary>
internal sealed class LabOptions
{
    public string Name { get; set; } = "";

    public string Data { get; set; } = "";

    public string Token { get; set; } = "";

    public bool AllowAnonymous { get; set; }
}
