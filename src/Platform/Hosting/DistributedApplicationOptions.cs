namespace Aspire.Hosting;

/// <summary>How an application is built.</summary>
public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; init; }

    public string? AssemblyName { get; init; }

    public string? ProjectDirectory { get; set; }

    public bool DisableDashboard { get; init; }

    public bool AllowUnsecuredTransport { get; set; }
}
