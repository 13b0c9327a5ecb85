namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that lives inside another one.</summary>
public interface IResourceWithParent<out T> : IResource
    where T : IResource
{
    T Parent { get; }
}
