using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Options;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Starts one process and stays with it to its end.</summary>
internal sealed class Launcher(
    IEnumerable<IPlanner> planners,
    Children children,
    HealthWatches watches,
    ResourceLoggerService logs,
    IDistributedApplicationEventing events,
    IServiceProvider services,
    IOptions<EngineOptions> options)
{
    public async Task<ChildProcess> LaunchAsync(Instance instance, CancellationToken ct)
    {
        var resource = instance.Resource;
        await events.PublishAsync(new BeforeResourceStartedEvent(resource, services), ct);
        var planner = planners.FirstOrDefault(known => known.CanPlan(resource))
            ?? throw new DistributedApplicationException($"The embedded engine cannot start '{resource.Name}' ({resource.GetType().Name}).");
        var plan = await planner.PlanAsync(resource, instance, ct);
        var child = ChildProcess.Launch(plan, (line, isError) => logs.Write(resource.Name, line, isError));
        children.Add(resource.Name, child);
        return child;
    }

    public async Task<Ending> AccompanyAsync(Instance instance, ChildProcess child, InstanceStatus status, CancellationToken whileWanted)
    {
        using var whileRunning = CancellationTokenSource.CreateLinkedTokenSource(whileWanted);
        try
        {
            status.Running(child);
            var watching = new HealthWatch(instance, child, status, watches).RunAsync(whileRunning.Token);
            await Task.WhenAny(child.Exited, Task.Delay(Timeout.Infinite, whileWanted));
            var wasStopped = !child.Exited.IsCompleted;
            if (wasStopped)
            {
                status.Stopping();
            }

            var code = wasStopped ? await child.StopAsync(options.Value.StopPatience) : await child.Exited;
            await whileRunning.CancelAsync();
            await watching;
            return await EndAsync(instance, status, code, wasStopped);
        }
        finally
        {
            child.KillGroup();
            children.Remove(child);
        }
    }

    // A program that listens nowhere has a job to finish; one that listens is a service and runs until it is stopped.
    private async Task<Ending> EndAsync(Instance instance, InstanceStatus status, int code, bool wasStopped)
    {
        var reason = wasStopped ? EndReason.Stopped
            : code == 0 && !instance.Resource.EndpointAnnotations().Any() ? EndReason.Finished
            : EndReason.Exited;
        var ended = status.Ended(reason == EndReason.Finished ? KnownResourceStates.Finished : KnownResourceStates.Exited, code);
        await events.PublishAsync(new ResourceStoppedEvent(instance.Resource, services, ended), CancellationToken.None);
        return new(reason, $"ended with exit code {code.ToString(CultureInfo.InvariantCulture)}");
    }
}
