namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resources of the application.</summary>
public interface IResourceCollection : IList<IResource>;
