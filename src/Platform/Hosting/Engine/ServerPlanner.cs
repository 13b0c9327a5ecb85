using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Starts a native server with private data.</summary>
internal sealed class ServerPlanner(NativeServers servers, EnvironmentOf environment) : IPlanner
{
    public bool CanPlan(IResource resource) => resource is ContainerResource;

    public async Task<LaunchPlan> PlanAsync(IResource resource, Instance instance, CancellationToken ct)
    {
        var server = await servers.GetAsync((ContainerResource)resource, ct);
        await server.PrepareAsync(ct);
        var variables = new Dictionary<string, string>(await environment.VariablesAsync(instance, ct));
        foreach (var (name, value) in server.Command.Environment)
        {
            variables[name] = value;
        }

        string[] arguments = [.. server.Command.Arguments, .. await EnvironmentOf.ArgumentsAsync(resource, ct)];
        return new(server.Command.FileName, arguments, variables, server.Command.WorkingDirectory);
    }
}
