using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace MlopsLab.Control;

/// <summary>Says once, in one line, that everything is healthy, how long it took and where the console is.</summary>
internal sealed class Announcer(ResourceNotificationService notifications, DistributedApplicationModel model, Lab lab) : BackgroundService
{
    private const string ConsoleNode = "console";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var awaited = model.Resources.Where(resource => resource is ProjectResource or ExecutableResource or ContainerResource)
            .Where(resource => !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any()).Select(resource => resource.Name).ToHashSet();
        var count = awaited.Count;
        string? console = null;
        await foreach (var happened in notifications.WatchAsync(stoppingToken))
        {
            console = happened.Resource.Name == ConsoleNode ? Nodes.UrlOf(happened.Snapshot) ?? console : console;
            if (IsUp(happened.Snapshot) && awaited.Remove(happened.Resource.Name) && awaited.Count == 0)
            {
                await SayAsync(count, console, stoppingToken);
                return;
            }
        }
    }

    private static bool IsUp(CustomResourceSnapshot snapshot) =>
        snapshot.IsHidden || snapshot.State?.Text == KnownResourceStates.Finished
        || (snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus is HealthStatus.Healthy);

    private async Task SayAsync(int count, string? console, CancellationToken ct)
    {
        using var process = Process.GetCurrentProcess();
        var elapsed = TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
        var link = console is null ? "" : $"; console: {console.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)}/?token={await lab.Token.Resource.GetValueAsync(ct)}";
        Console.WriteLine($"all {count} resources healthy after {elapsed.TotalSeconds:0.0} s{link}");
    }
}
