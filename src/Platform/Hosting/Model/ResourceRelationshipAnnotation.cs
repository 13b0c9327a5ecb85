namespace Aspire.Hosting.ApplicationModel;

/// <summary>One resource has to do with another, for example refers to it.</summary>
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    public IResource Resource { get; } = resource;

    public string Type { get; } = type;
}
