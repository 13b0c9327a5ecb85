namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource found by its name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
