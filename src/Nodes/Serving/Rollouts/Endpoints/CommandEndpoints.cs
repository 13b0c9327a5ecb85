using MlopsLab.Rollouts.Domain;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<MlopsLab.Rollouts.Endpoints.RolloutView>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace MlopsLab.Rollouts.Endpoints;

internal static class CommandEndpoints
{
    private delegate Task<Outcome<Rollout>> Command(Guid id, Author author, CancellationToken ct);

    public static void MapCommands(this IEndpointRouteBuilder app)
    {
        var rollout = app.MapGroup("/rollouts/{id}").RequireLabToken();
        rollout.MapPost("/promote", Promote);
        rollout.MapPost("/pause", Pause);
        rollout.MapPost("/resume", Resume);
        rollout.MapPost("/abort", Abort);
        rollout.MapPost("/undo", Undo);
    }

    private static Task<Answer> Promote(
        string id, bool? full, AuthorBody? body, RolloutCommands commands, RolloutReads rollouts, CancellationToken ct) =>
        RunAsync(id, body, (guid, author, token) => commands.PromoteAsync(guid, full ?? body?.Full ?? false, author, token), rollouts, ct);

    private static Task<Answer> Pause(string id, AuthorBody? body, RolloutCommands commands, RolloutReads rollouts, CancellationToken ct) =>
        RunAsync(id, body, commands.PauseAsync, rollouts, ct);

    private static Task<Answer> Resume(string id, AuthorBody? body, RolloutCommands commands, RolloutReads rollouts, CancellationToken ct) =>
        RunAsync(id, body, commands.ResumeAsync, rollouts, ct);

    private static Task<Answer> Abort(string id, AuthorBody? body, RolloutCommands commands, RolloutReads rollouts, CancellationToken ct) =>
        RunAsync(id, body, commands.AbortAsync, rollouts, ct);

    private static Task<Answer> Undo(string id, AuthorBody? body, RolloutCommands commands, RolloutReads rollouts, CancellationToken ct) =>
        RunAsync(id, body, commands.UndoAsync, rollouts, ct);

    private static async Task<Answer> RunAsync(string id, AuthorBody? body, Command command, RolloutReads rollouts, CancellationToken ct)
    {
        if (AuthorBody.Check(body, out var author) is { } problem)
        {
            return problem;
        }

        if (await rollouts.FindIdAsync(id, ct) is not { } guid)
        {
            return Refusals.Problem(StartRule.Unknown(id));
        }

        var outcome = await command(guid, author, ct);
        return outcome.Succeeded ? TypedResults.Ok(await rollouts.ViewAsync(outcome.Done, ct)) : Refusals.Problem(outcome.Refused);
    }
}
