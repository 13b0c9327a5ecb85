using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Control;

/// <summary>The nodes of the lab as the engine sees them now.</summary>
internal sealed class Nodes(DistributedApplicationModel model, ResourceNotificationService notifications, Restarts restarts)
{
    public const string Pid = "executable.pid";
    public const string Container = "container.id";
    private static readonly string[] Signals = ["kill", "freeze", "thaw"];

    public IReadOnlyList<string> Names => [.. Resources.Select(resource => resource.Name)];

    /// <summary>What runs as a process or container; parameters and databases are no nodes.</summary>
    private IEnumerable<IResource> Resources => model.Resources.Where(resource => resource is ProjectResource or ExecutableResource or ContainerResource)
        .Where(resource => !Instances(resource).Any(instance => instance.Snapshot.IsHidden));

    public IResource? Find(string name) => Resources.FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<NodeView> All() => [.. Resources.SelectMany(Instances).Select(ViewOf)];

    public IReadOnlyList<ResourceEvent> Instances(IResource resource) => restarts.Of(resource)
        .Select(id => notifications.TryGetCurrentState(id, out var current) ? current : null).OfType<ResourceEvent>().ToList();

    public static string? Property(CustomResourceSnapshot snapshot, string name) =>
        Convert.ToString(snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    public static string? UrlOf(CustomResourceSnapshot snapshot) =>
        snapshot.Urls.FirstOrDefault(url => !url.IsInternal && url.Url.StartsWith("http", StringComparison.Ordinal))?.Url;

    private NodeView ViewOf(ResourceEvent instance) => new(
        instance.Resource.Name,
        instance.ResourceId,
        instance.Snapshot.ResourceType,
        instance.Snapshot.State?.Text ?? "Unknown",
        instance.Snapshot.State?.Text == KnownResourceStates.Running && instance.Snapshot.HealthStatus is HealthStatus.Healthy,
        "working tree",
        restarts.CountOf(instance),
        int.TryParse(Property(instance.Snapshot, Pid), CultureInfo.InvariantCulture, out var pid) ? pid : null,
        UrlOf(instance.Snapshot),
        CommandsOf(instance.Snapshot));

    private static string[] CommandsOf(CustomResourceSnapshot snapshot) =>
    [
        .. snapshot.Commands.Where(command => command.State == ResourceCommandState.Enabled).Select(command => command.Name),
        .. Property(snapshot, Pid) is null && Property(snapshot, Container) is null ? [] : Signals,
    ];
}
