using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Endpoints;

internal static class RolloutEndpoints
{
    public static void MapRollouts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/rollouts", List);
        app.MapGet("/rollouts/{id}", Get);
        app.MapPost("/rollouts", Start).RequireLabToken();
    }

    private static async Task<Ok<IReadOnlyList<RolloutView>>> List(RolloutReads rollouts, CancellationToken ct) =>
        TypedResults.Ok(await rollouts.ListAsync(ct));

    private static async Task<Results<Ok<RolloutView>, ProblemHttpResult>> Get(string id, RolloutReads rollouts, CancellationToken ct) =>
        await rollouts.FindAsync(id, ct) is { } found ? TypedResults.Ok(found) : Refusals.Problem(StartRule.Unknown(id));

    private static async Task<Results<Created<RolloutView>, ProblemHttpResult>> Start(
        StartBody? body, RolloutCommands commands, RolloutReads rollouts, IOptions<RolloutOptions> options, CancellationToken ct)
    {
        if (StartBody.Check(body, options.Value, out var order) is { } problem)
        {
            return problem;
        }

        var outcome = await commands.StartAsync(order, ct);
        return outcome.Succeeded
            ? TypedResults.Created($"/rollouts/{outcome.Done.Id}", await rollouts.ViewAsync(outcome.Done, ct))
            : Refusals.Problem(outcome.Refused);
    }
}
