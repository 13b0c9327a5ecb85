using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MlopsLab.Hosting.Engine;

/// <summary>One supervisor per process, and the commands that reach it.</summary>
internal sealed class Supervisors(
    Launcher launcher, ResourceNotificationService notifications, IDistributedApplicationEventing events, IServiceProvider services, TimeProvider time, IOptions<EngineOptions> options, ILogger<Supervisor> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Supervisor> known = new();

    public IReadOnlyCollection<Supervisor> All => [.. known.Values];

    public void Add(Instance instance)
    {
        var status = new InstanceStatus(instance, notifications, events, services, time);
        known[instance.Id] = new(instance, launcher, status, notifications, time, options, log);
        AddCommands(instance.Resource);
        status.Known(instance.Resource.Annotations.OfType<ExplicitStartupAnnotation>().Any());
    }

    public void Dispose()
    {
        foreach (var supervisor in known.Values)
        {
            supervisor.Dispose();
        }
    }

    private static bool IsDown(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } state && (state == KnownResourceStates.NotStarted || state == LabStates.CrashLoop || KnownResourceStates.TerminalStates.Contains(state));

    private static ResourceCommandState EnabledWhen(bool condition) => condition ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    private void AddCommands(IResource resource)
    {
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().Any(command => command.Name == KnownResourceCommands.StartCommand))
        {
            return;
        }

        Add(resource, KnownResourceCommands.StartCommand, "Start", IsDown, (supervisor, _) => StartedAsync(supervisor));
        Add(resource, KnownResourceCommands.StopCommand, "Stop", snapshot => !IsDown(snapshot) || snapshot.State?.Text == LabStates.CrashLoop, (supervisor, ct) => supervisor.StopAsync(ct));
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", snapshot => snapshot.State?.Text != KnownResourceStates.NotStarted, RestartAsync);
    }

    private static Task StartedAsync(Supervisor supervisor)
    {
        supervisor.Start();
        return Task.CompletedTask;
    }

    private static async Task RestartAsync(Supervisor supervisor, CancellationToken ct)
    {
        await supervisor.StopAsync(ct);
        supervisor.Start();
    }

    private void Add(
        IResource resource, string name, string displayName, Func<CustomResourceSnapshot, bool> isEnabled, Func<Supervisor, CancellationToken, Task> act)
    {
        async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context)
        {
            await act(known[context.ResourceName], context.CancellationToken);
            return CommandResults.Success();
        }

        var options = new CommandOptions { UpdateState = context => EnabledWhen(isEnabled(context.ResourceSnapshot)) };
        resource.Annotations.Add(new ResourceCommandAnnotation(name, displayName, ExecuteAsync, options));
    }
}
