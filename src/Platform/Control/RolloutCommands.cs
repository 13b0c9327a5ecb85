using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Control;

/// <summary>What an operator can tell the rollouts node from the console or Aspire's dashboard.</summary>
public static class RolloutCommands
{
    public static IResourceBuilder<ProjectResource> WithRolloutCommands(
        this IResourceBuilder<ProjectResource> rollouts, Lab lab, IResourceBuilder<ProjectResource> registry)
    {
        var controller = new NodeCaller(rollouts, lab);
        var models = new NodeCaller(registry, lab);
        return rollouts
            .WithCommand("start-canary", "Start canary", context => StartAsync(controller, models, context.CancellationToken), new CommandOptions
            {
                Description = "Sends a small share of the traffic to the newest version that is not the champion.",
                IconName = "Play",
            })
            .WithCommand("promote", "Promote", context => ActAsync(controller, "promote", context.CancellationToken), new CommandOptions
            {
                Description = "Makes the version under rollout the champion.",
                IconName = "ArrowUp",
            })
            .WithCommand("abort", "Abort", context => ActAsync(controller, "abort", context.CancellationToken), new CommandOptions
            {
                Description = "Gives the champion all the traffic again.",
                IconName = "ArrowUndo",
            });
    }

    private static async Task<ExecuteCommandResult> StartAsync(NodeCaller controller, NodeCaller models, CancellationToken ct)
    {
        var newest = NewestVersion.Of(await models.GetAsync("/models", ct));
        return newest is null
            ? CommandResults.Failure("There is no version to try beside the champion: train one first (lab train).")
            : await controller.PostAsync("/rollouts", newest with { By = "operator" }, ct);
    }

    private static Task<ExecuteCommandResult> ActAsync(NodeCaller controller, string action, CancellationToken ct) =>
        controller.PostAsync($"/rollouts/latest/{action}", new Reason("operator", $"{action} was ordered on the dashboard"), ct);
}
