using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<MlopsLab.Registry.Endpoints.VersionView>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace MlopsLab.Registry.Endpoints;

internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder app)
    {
        var model = app.MapGroup("/models/{name}").RequireLabToken();
        model.MapPost("/versions/{version}/approve", Approve);
        model.MapPost("/versions/{version}/reject", Reject);
        model.MapPost("/rollback", RollBack);
        model.MapPut("/aliases/{alias}", PutAlias);
    }

    private static async Task<Answer> Approve(
        string name, string version, ReasonBody? body, ModelChanges changes, ModelReads models, CancellationToken ct) =>
        ReasonBody.Check(body, out var reason) is { } problem
            ? problem
            : await AnswerAsync(await changes.ApproveAsync(name, version, reason, ct), models, ct);

    private static async Task<Answer> Reject(
        string name, string version, ReasonBody? body, ModelChanges changes, ModelReads models, CancellationToken ct) =>
        ReasonBody.Check(body, out var reason) is { } problem
            ? problem
            : await AnswerAsync(await changes.RejectAsync(name, version, reason, ct), models, ct);

    private static async Task<Results<Ok<RollbackView>, ProblemHttpResult>> RollBack(
        string name, ReasonBody? body, ModelChanges changes, CancellationToken ct)
    {
        if (ReasonBody.Check(body, out var reason) is { } problem)
        {
            return problem;
        }

        var outcome = await changes.RollBackAsync(name, reason, ct);
        return outcome.Succeeded
            ? TypedResults.Ok(new RollbackView(outcome.Done.Model, outcome.Done.From, outcome.Done.To, outcome.Done.To, reason.By, reason.Why, outcome.Done.Bundle))
            : Refusals.Problem(outcome.Refused);
    }

    private static async Task<Answer> PutAlias(
        string name, string alias, AliasBody? body, ModelChanges changes, ModelReads models, CancellationToken ct) =>
        AliasBody.Check(alias, body, out var version, out var reason) is { } problem
            ? problem
            : await AnswerAsync(await changes.PointAsync(name, alias, version, reason, ct), models, ct);

    private static async Task<Answer> AnswerAsync(Outcome<ModelVersion> outcome, ModelReads models, CancellationToken ct) =>
        outcome.Succeeded
            ? TypedResults.Ok(await models.GetAsync(outcome.Done.Model, outcome.Done.Version, ct))
            : Refusals.Problem(outcome.Refused);
}
