using System.Collections.Concurrent;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace MlopsLab.Control;

/// <summary>Remembers which processes each resource has, and how often each was started again.</summary>
internal sealed class Restarts(ResourceNotificationService notifications) : BackgroundService
{
    private readonly ConcurrentDictionary<string, Seen> seen = new();

    public IEnumerable<string> Of(IResource resource) =>
        seen.Where(known => known.Value.Resource == resource.Name).Select(known => known.Key).Order(StringComparer.Ordinal);

    /// <summary>The engine's own count where it keeps one, else the starts seen beyond the first.</summary>
    public int CountOf(ResourceEvent instance) =>
        int.TryParse(Nodes.Property(instance.Snapshot, "lab.restarts"), CultureInfo.InvariantCulture, out var counted) ? counted
        : seen.TryGetValue(instance.ResourceId, out var known) ? Math.Max(0, known.Starts - 1)
        : 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in notifications.WatchAsync(stoppingToken))
        {
            var started = happened.Snapshot.StartTimeStamp;
            seen.AddOrUpdate(
                happened.ResourceId,
                _ => new(happened.Resource.Name, started, started is null ? 0 : 1),
                (_, known) => started is null || started == known.Started ? known : known with { Started = started, Starts = known.Starts + 1 });
        }
    }

    private sealed record Seen(string Resource, DateTime? Started, int Starts);
}
