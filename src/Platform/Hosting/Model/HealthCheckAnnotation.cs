namespace Aspire.Hosting.ApplicationModel;

/// <summary>A registered health check that speaks for the resource.</summary>
public sealed class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    public string Key { get; } = key;
}
