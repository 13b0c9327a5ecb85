using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.Hosting.Telemetry;

namespace MlopsLab.Hosting.Engine;

/// <summary>Brings all processes up side by side and takes them down in order.</summary>
internal sealed class Orchestrator(
    DistributedApplicationModel model, Addresses addresses, NativeServers servers, Supervisors supervisors, IDistributedApplicationEventing events, IServiceProvider services, ILogger<Orchestrator> log) : IHostedService
{
    private readonly CancellationTokenSource running = new();
    private readonly List<Task> tasks = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var resources = model.Resources.Where(resource => resource is ProjectResource or ExecutableResource or ContainerResource).ToList();
        foreach (var instance in resources.SelectMany(addresses.Allocate))
        {
            supervisors.Add(instance);
        }

        await events.PublishAsync(new BeforeStartEvent(services, model), cancellationToken);
        await servers.ProvideAsync(resources.OfType<ContainerResource>().Where(StartsByItself), cancellationToken);
        StartProxies(resources);
        foreach (var supervisor in supervisors.All)
        {
            tasks.Add(supervisor.RunAsync(running.Token));
            if (StartsByItself(supervisor.Instance.Resource))
            {
                supervisor.Start();
            }
        }

        await events.PublishAsync(new AfterResourcesCreatedEvent(services, model), cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StopInOrderAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is left is killed by its run's id when the children are let go.
            log.StopLimitReached();
            return;
        }

        await running.CancelAsync();
        await Task.WhenAll(tasks).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        running.Dispose();
    }

    private async Task StopInOrderAsync(CancellationToken cancellationToken)
    {
        foreach (var wave in StopOrder.Of(supervisors.All.Select(supervisor => supervisor.Instance.Resource).Distinct()))
        {
            await Task.WhenAll(supervisors.All.Where(supervisor => wave.Contains(supervisor.Instance.Resource)).Select(supervisor => supervisor.StopAsync(cancellationToken)));
        }
    }

    private static bool StartsByItself(IResource resource) => !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    private void StartProxies(IEnumerable<IResource> resources)
    {
        foreach (var resource in resources.Where(resource => resource.Replicas() > 1))
        {
            var instances = supervisors.All.Select(supervisor => supervisor.Instance).Where(instance => instance.Resource == resource).ToList();
            foreach (var endpoint in resource.EndpointAnnotations())
            {
                var proxy = new ReplicaProxy(endpoint.AllocatedEndpoint?.Port ?? 0, [.. instances.Select(instance => instance.PortOf(endpoint.Name))]);
                tasks.Add(proxy.RunAsync(running.Token));
            }
        }
    }
}
