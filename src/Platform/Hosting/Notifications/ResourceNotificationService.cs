using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Knows how every resource stands and tells who asks.</summary>
public sealed class ResourceNotificationService
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ResourceEvent> current = [];
    private readonly ConcurrentDictionary<Channel<ResourceEvent>, bool> watchers = new();

    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory) =>
        PublishUpdateAsync(resource, resource.Name, stateFactory);

    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (gate)
        {
            var before = current.TryGetValue(resourceId, out var known) ? known.Snapshot : new() { ResourceType = resource.GetType().Name, Properties = [] };
            var happened = new ResourceEvent(resource, resourceId, stateFactory(before));
            current[resourceId] = happened;
            foreach (var (watcher, _) in watchers)
            {
                watcher.Writer.TryWrite(happened);
            }
        }

        return Task.CompletedTask;
    }

    public bool TryGetCurrentState(string resourceId, out ResourceEvent? resourceEvent)
    {
        lock (gate)
        {
            return current.TryGetValue(resourceId, out resourceEvent);
        }
    }

    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        lock (gate)
        {
            foreach (var known in current.Values)
            {
                channel.Writer.TryWrite(known);
            }

            watchers[channel] = true;
        }

        try
        {
            await foreach (var happened in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return happened;
            }
        }
        finally
        {
            watchers.TryRemove(channel, out _);
        }
    }

    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForResourceAsync(resourceName, happened => wanted.Contains(happened.Snapshot.State?.Text ?? ""), cancellationToken);
        return reached.Snapshot.State?.Text ?? "";
    }

    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var happened in WatchAsync(cancellationToken))
        {
            if (string.Equals(happened.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(happened))
            {
                return happened;
            }
        }

        throw new OperationCanceledException(cancellationToken);
    }

    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, happened => happened.Snapshot is { HealthStatus: HealthStatus.Healthy, IsReady: true }, cancellationToken);

    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
        {
            await WaitForDependencyAsync(wait, cancellationToken);
        }
    }

    internal IReadOnlyList<ResourceEvent> Current()
    {
        lock (gate)
        {
            return [.. current.Values];
        }
    }

    private async Task WaitForDependencyAsync(WaitAnnotation wait, CancellationToken ct)
    {
        var name = wait.Resource.Name;
        if (wait.WaitType == WaitType.WaitUntilHealthy)
        {
            await WaitForResourceHealthyAsync(name, ct);
            return;
        }

        if (wait.WaitType == WaitType.WaitUntilStarted)
        {
            await WaitForResourceAsync(name, KnownResourceStates.Running, ct);
            return;
        }

        await WaitForResourceAsync(name, KnownResourceStates.TerminalStates, ct);
        var ended = await WaitForResourceAsync(name, happened => happened.Snapshot.ExitCode is not null, ct);
        if (ended.Snapshot.ExitCode != wait.ExitCode)
        {
            throw new DistributedApplicationException($"'{name}' ended with exit code {ended.Snapshot.ExitCode}, {wait.ExitCode} was expected.");
        }
    }
}
