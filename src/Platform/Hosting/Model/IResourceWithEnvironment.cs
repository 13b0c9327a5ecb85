namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that gets environment variables.</summary>
public interface IResourceWithEnvironment : IResource;
