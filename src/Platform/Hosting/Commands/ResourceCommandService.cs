using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives commands to resources.</summary>
public sealed class ResourceCommandService
{
    private readonly IServiceProvider services;
    private readonly ResourceNotificationService notifications;

    internal ResourceCommandService(IServiceProvider services)
    {
        this.services = services;
        notifications = services.GetRequiredService<ResourceNotificationService>();
    }

    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var targets = notifications.Current()
            .Where(known => Named(known.ResourceId, resourceId) || Named(known.Resource.Name, resourceId)).ToList();
        return targets.Count == 0
            ? CommandResults.Failure($"Resource '{resourceId}' not found.")
            : await ExecuteOnAllAsync(targets, commandName, cancellationToken);
    }

    public Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    private static bool Named(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private async Task<ExecuteCommandResult> ExecuteOnAllAsync(List<ResourceEvent> targets, string commandName, CancellationToken ct)
    {
        var results = await Task.WhenAll(targets.Select(target => ExecuteAsync(target, commandName, ct)));
        return results.FirstOrDefault(result => !result.Success) ?? results[0];
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(ResourceEvent target, string commandName, CancellationToken ct)
    {
        var command = target.Resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(known => known.Name == commandName);
        if (command is null)
        {
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{target.Resource.Name}'.");
        }

        if (command.UpdateState(new() { ResourceSnapshot = target.Snapshot, Services = services }) != ResourceCommandState.Enabled)
        {
            return CommandResults.Failure($"Command '{commandName}' cannot be given to '{target.Resource.Name}' while it is {target.Snapshot.State?.Text ?? "unknown"}.");
        }

        return await ExecuteAsync(target, command, ct);
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(ResourceEvent target, ResourceCommandAnnotation command, CancellationToken ct)
    {
        var logger = services.GetRequiredService<ResourceLoggerService>().GetLogger(target.Resource);
        var context = new ExecuteCommandContext { Services = services, ResourceName = target.ResourceId, CancellationToken = ct, Logger = logger };
        try
        {
            return await command.ExecuteCommand(context);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception failure)
        {
            return CommandResults.Failure($"Command '{command.Name}' failed on '{target.Resource.Name}': {failure.Message}");
        }
    }
}
