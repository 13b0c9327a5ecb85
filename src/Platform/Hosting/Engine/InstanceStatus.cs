using System.Collections.Immutable;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Tells the notification service how one process stands, each change once.</summary>
internal sealed class InstanceStatus(
    Instance instance, ResourceNotificationService notifications, IDistributedApplicationEventing events, IServiceProvider services, TimeProvider time)
{
    private readonly IResource resource = instance.Resource;

    public void Known(bool isExplicit) => Publish(_ => new()
    {
        ResourceType = TypeOf(resource),
        Properties = [new(Properties.Restarts, 0), .. ProjectPath()],
        State = isExplicit ? KnownResourceStates.NotStarted : KnownResourceStates.Waiting,
        CreationTimeStamp = Now(),
        Urls = [.. resource.EndpointAnnotations().Select(UrlOf)],
    });

    public void Waiting() => Publish(snapshot => snapshot with { State = KnownResourceStates.Waiting });

    public void Starting(int restarts) => Publish(snapshot => Reset(snapshot).With(Properties.Restarts, restarts) with
    {
        State = KnownResourceStates.Starting,
        ExitCode = null,
        StopTimeStamp = null,
    });

    public void Running(ChildProcess child) => Publish(snapshot => snapshot
        .With(Properties.Pid, child.Pid)
        .With(Properties.Path, child.Plan.FileName)
        .With(Properties.Args, child.Plan.Arguments.ToImmutableArray())
        .With(Properties.WorkDir, child.Plan.WorkingDirectory) with
    {
        State = KnownResourceStates.Running,
        HealthStatus = resource.Annotations.OfType<HealthCheckAnnotation>().Any() ? HealthStatus.Unhealthy : HealthStatus.Healthy,
        StartTimeStamp = Now(),
    });

    public void Healthy(IReadOnlyList<HealthReportSnapshot> reports)
    {
        var worst = reports.Select(report => report.Status ?? HealthStatus.Unhealthy).Append(HealthStatus.Healthy).Min();
        PublishChange(snapshot => snapshot with
        {
            State = snapshot.State?.Text == LabStates.Frozen ? KnownResourceStates.Running : snapshot.State,
            HealthStatus = worst,
            HealthReports = snapshot.HealthReports.SequenceEqual(reports) ? snapshot.HealthReports : [.. reports],
        });
    }

    public void Frozen() => PublishChange(snapshot => snapshot with
    {
        State = new ResourceStateSnapshot(LabStates.Frozen, "error"),
        HealthStatus = HealthStatus.Unhealthy,
    });

    public void Stopping() => Publish(snapshot => snapshot with { State = KnownResourceStates.Stopping });

    public void CrashLooping() => Publish(snapshot => snapshot with { State = new ResourceStateSnapshot(LabStates.CrashLoop, "error") });

    public ResourceEvent Ended(string state, int? exitCode)
    {
        Publish(snapshot => Reset(snapshot) with { State = state, ExitCode = exitCode, StopTimeStamp = Now() });
        return notifications.TryGetCurrentState(instance.Id, out var current) && current is not null
            ? current
            : throw new InvalidOperationException($"'{instance.Id}' has just been published.");
    }

    /// <summary>The callbacks of the ready event run before those who wait for this resource go on.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        await events.PublishAsync(new ResourceReadyEvent(resource, services), ct);
        Publish(snapshot => snapshot with { IsReady = true });
    }

    private static string TypeOf(IResource resource) => resource switch
    {
        ProjectResource => "Project",
        ExecutableResource => "Executable",
        _ => resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal),
    };

    private static UrlSnapshot UrlOf(EndpointAnnotation endpoint) =>
        new(endpoint.Name, endpoint.AllocatedEndpoint?.UriString ?? "", IsInternal: endpoint.UriScheme is not ("http" or "https"));

    private static CustomResourceSnapshot Reset(CustomResourceSnapshot snapshot) => snapshot with
    {
        HealthStatus = null,
        HealthReports = [],
        IsReady = false,
        Properties = [.. snapshot.Properties.Where(property => property.Name != Properties.Pid)],
    };

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private IEnumerable<ResourcePropertySnapshot> ProjectPath() =>
        resource.Annotations.OfType<IProjectMetadata>().Take(1).Select(project => new ResourcePropertySnapshot(Properties.Project, project.ProjectPath));

    private void PublishChange(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        if (notifications.TryGetCurrentState(instance.Id, out var current) && current is not null && change(current.Snapshot) != current.Snapshot)
        {
            Publish(change);
        }
    }

    private void Publish(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) =>
        notifications.PublishUpdateAsync(resource, instance.Id, snapshot => WithCommands(change(snapshot)));

    private CustomResourceSnapshot WithCommands(CustomResourceSnapshot snapshot)
    {
        ImmutableArray<ResourceCommandSnapshot> commands = [.. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command =>
            new ResourceCommandSnapshot(command.Name, command.UpdateState(new() { ResourceSnapshot = snapshot, Services = services }), command.DisplayName, command.DisplayDescription))];
        return snapshot with { Commands = snapshot.Commands.SequenceEqual(commands) ? snapshot.Commands : commands };
    }
}
