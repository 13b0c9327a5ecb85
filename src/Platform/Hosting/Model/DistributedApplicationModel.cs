namespace Aspire.Hosting.ApplicationModel;

/// <summary>The finished picture: all resources.</summary>
public sealed class DistributedApplicationModel(IResourceCollection resources)
{
    public IResourceCollection Resources { get; } = resources;
}
