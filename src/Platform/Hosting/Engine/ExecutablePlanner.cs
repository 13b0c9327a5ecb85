using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Starts a program as it is.</summary>
internal sealed class ExecutablePlanner(EnvironmentOf environment) : IPlanner
{
    public bool CanPlan(IResource resource) => resource is ExecutableResource;

    public async Task<LaunchPlan> PlanAsync(IResource resource, Instance instance, CancellationToken ct)
    {
        var executable = (ExecutableResource)resource;
        var program = Programs.Find(executable.Command)
            ?? throw new DistributedApplicationException($"'{resource.Name}' cannot start: there is no program '{executable.Command}'.");
        return new(program, await EnvironmentOf.ArgumentsAsync(resource, ct), await environment.VariablesAsync(instance, ct), executable.WorkingDirectory);
    }
}
