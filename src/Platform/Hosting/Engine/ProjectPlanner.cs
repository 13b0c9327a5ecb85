using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Starts the built output of a project, never a build.</summary>
internal sealed class ProjectPlanner(EnvironmentOf environment) : IPlanner
{
    public bool CanPlan(IResource resource) => resource is ProjectResource;

    public async Task<LaunchPlan> PlanAsync(IResource resource, Instance instance, CancellationToken ct)
    {
        var project = resource.Annotations.OfType<IProjectMetadata>().Last();
        var target = project is IBuiltProject built ? built.TargetPath : BuiltOutput.Of(project.ProjectPath);
        if (!File.Exists(target))
        {
            throw new DistributedApplicationException($"'{resource.Name}' is not built: {target} is missing. Build the AppHost project first.");
        }

        var arguments = await EnvironmentOf.ArgumentsAsync(resource, ct);
        var variables = await environment.VariablesAsync(instance, ct);
        var folder = Path.GetDirectoryName(project.ProjectPath) ?? ".";
        var program = Path.ChangeExtension(target, null);
        return File.Exists(program)
            ? new(program, arguments, ForManyAtOnce(variables), folder)
            : new(DotNet.Program, ["exec", target, .. arguments], ForManyAtOnce(variables), folder);
    }

    // Sixteen nodes that start on few cores fight over them when each compiles its methods anew after 100 ms:
    // with a second of patience the whole lab needs a fifth less processor time until it is healthy.
    private static Dictionary<string, string> ForManyAtOnce(IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string>(variables) { ["DOTNET_ROOT"] = DotNet.Root };
        all.TryAdd("DOTNET_TC_CallCountingDelayMs", "1000");
        return all;
    }
}
