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
        var results = new List<ExecuteCommandResult>();
        foreach (var model in ChampionModels.Of(await registry.GetAsync("/models", ct)))
        {
            results.Add(await registry.PostAsync($"/models/{Uri.EscapeDataString(model)}/rollback", new Reason("operator", "rolled back on the dashboard"), ct));
        }

        return results.Find(result => result.Success) ?? results.FirstOrDefault() ?? CommandResults.Failure("No model has a champion yet.");
    }
}
