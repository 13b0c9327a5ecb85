using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MlopsLab.Control;

internal static class NodeEndpoints
{
    public static void MapNodes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/nodes", List);
        app.MapGet("/nodes/{name}/logs", Logs);
        app.MapPost("/nodes/{name}/{command}", Act);
        app.MapPost("/down", Down);
    }

    private static Ok<IReadOnlyList<NodeView>> List(Nodes nodes) => TypedResults.Ok(nodes.All());

    private static Results<LogStream, ProblemHttpResult> Logs(string name, Nodes nodes, ResourceLoggerService logs, int tail = 200, bool follow = false) =>
        nodes.Find(name) is { } node ? new LogStream(logs, node, Math.Clamp(tail, 0, 10_000), follow) : Unknown(name, nodes);

    private static async Task<Results<Ok<CommandView>, ProblemHttpResult>> Act(
        string name, string command, Nodes nodes, ResourceCommandService commands, CancellationToken ct)
    {
        if (nodes.Find(name) is not { } node)
        {
            return Unknown(name, nodes);
        }

        if (ProcessSignal.Find(command) is { } signal)
        {
            return Answer(node, command, await signal.SendAsync(nodes.Instances(node), ct));
        }

        var known = node.Annotations.OfType<ResourceCommandAnnotation>().Select(annotation => annotation.Name).Concat(ProcessSignal.Commands).ToList();
        return known.Contains(command)
            ? Answer(node, command, await commands.ExecuteCommandAsync(node, command, ct))
            : TypedResults.Problem($"'{node.Name}' has no command '{command}'; it has: {string.Join(", ", known)}.", statusCode: 404, title: "Unknown command");
    }

    private static Accepted Down(LabLifetime lab)
    {
        lab.Lifetime.StopApplication();
        return TypedResults.Accepted((string?)null);
    }

    private static ProblemHttpResult Unknown(string name, Nodes nodes) =>
        TypedResults.Problem($"There is no node '{name}'; there are: {string.Join(", ", nodes.Names)}.", statusCode: 404, title: "Unknown node");

    private static Results<Ok<CommandView>, ProblemHttpResult> Answer(IResource node, string command, ExecuteCommandResult result) => result.Success
        ? TypedResults.Ok(new CommandView(node.Name, command, result.Message))
        : TypedResults.Problem(result.Message ?? $"'{command}' was not carried out on '{node.Name}'.", statusCode: 409, title: "The command failed");
}
