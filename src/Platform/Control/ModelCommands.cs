using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Control;

/// <summary>What an operator can tell the registry from the console or Aspire's dashboard.</summary>
public static class ModelCommands
{
    public static IResourceBuilder<ProjectResource> WithModelCommands(this IResourceBuilder<ProjectResource> registry, Lab lab)
    {
        var models = new NodeCaller(registry, lab);
        return registry.WithCommand("roll-back", "Roll back", context => RollBackAsync(models, context.CancellationToken), new CommandOptions
        {
            Description = "Brings the champion before this one back, for every model that has one.",
            ConfirmationMessage = "Bring the earlier champion back?",
            IconName = "ArrowUndo",
        });
    }

    private static async Task<ExecuteCommandResult> RollBackAsync(NodeCaller registry, CancellationToken ct)
    {
        var results = new List<(string Model, ExecuteCommandResult Result)>();
        foreach (var model in ChampionModels.Of(await registry.GetAsync("/models", ct)))
        {
            results.Add((model, await registry.PostAsync($"/models/{Uri.EscapeDataString(model)}/rollback", new Reason("operator", "rolled back on the dashboard"), ct)));
        }

        return Together(results);
    }

    /// <summary>One answer for all models: a success only when each was rolled back.</summary>
    internal static ExecuteCommandResult Together(IReadOnlyList<(string Model, ExecuteCommandResult Result)> results)
    {
        var done = results.Where(one => one.Result.Success).Select(one => one.Model).ToList();
        var failed = results.Where(one => !one.Result.Success).Select(one => $"{one.Model}: {one.Result.Message}").ToList();
        var rolledBack = done.Count > 0 ? $"rolled back: {string.Join(", ", done)}" : "nothing was rolled back";
        return results.Count == 0 ? CommandResults.Failure("No model has a champion yet.")
            : failed.Count > 0 ? CommandResults.Failure($"{string.Join("; ", failed)}; {rolledBack}")
            : CommandResults.Success(rolledBack);
    }
}
