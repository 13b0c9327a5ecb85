using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Hosting.Engine;

/// <summary>One process of a resource: its id and the ports it listens on itself.</summary>
internal sealed record Instance(IResource Resource, string Suffix, IReadOnlyDictionary<string, int> Ports)
{
    public string Id => $"{Resource.Name}-{Suffix}";

    public int PortOf(string endpoint) => Ports[endpoint];
}
