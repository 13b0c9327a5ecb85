using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using ModelAnswer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<MlopsLab.Registry.Endpoints.ModelView>,
    Microsoft.AspNetCore.Http.HttpResults.NoContent,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;
using VersionAnswer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<MlopsLab.Registry.Endpoints.VersionView>,
    Microsoft.AspNetCore.Http.HttpResults.NoContent,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace MlopsLab.Registry.Endpoints;

/// <summary>Descriptions, tags, user-made aliases, renaming and deleting.</summary>
internal static class EditEndpoints
{
    public static void MapEdits(this IEndpointRouteBuilder app)
    {
        var model = app.MapGroup("/models/{name}").RequireLabToken();
        model.MapPut("/description", Describe);
        model.MapPut("/tags", Tag);
        model.MapDelete("/tags", Untag);
        model.MapPost("/rename", Rename);
        model.MapDelete("/", Delete);
        model.MapDelete("/aliases/{alias}", Unset);
        var version = model.MapGroup("/versions/{version}");
        version.MapPut("/description", DescribeVersion);
        version.MapPut("/tags", TagVersion);
        version.MapDelete("/tags", UntagVersion);
        version.MapDelete("/", DeleteVersion);
    }

    private static async Task<ModelAnswer> Describe(
        string name, DescriptionBody? body, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        DescriptionBody.Check(body, out var text, out var reason) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnModelAsync(name, (session, found, token) => edits.DescribeAsync(session, found, text, reason, token), ct), ct);

    private static async Task<ModelAnswer> Tag(string name, TagBody? body, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        TagBody.Check(body, out var key, out var value, out var reason) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnModelAsync(name, (session, found, token) => edits.TagAsync(session, found, key, value, reason, token), ct), ct);

    private static async Task<ModelAnswer> Untag(
        string name, string? key, string? by, string? why, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        (ReasonBody.Check(new ReasonBody(by, why), out var reason) ?? TagBody.CheckKey(key)) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnModelAsync(name, (session, found, token) => edits.UntagAsync(session, found, key ?? "", reason, token), ct), ct);

    private static async Task<ModelAnswer> Rename(string name, RenameBody? body, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        RenameBody.Check(body, out var newName, out var reason) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnModelAsync(name, (session, found, token) => edits.RenameAsync(session, found, newName, reason, token), ct), ct);

    private static async Task<ModelAnswer> Delete(string name, string? by, string? why, ModelChanges changes, ModelEdits edits, CancellationToken ct)
    {
        if (ReasonBody.Check(new ReasonBody(by, why), out var reason) is { } problem)
        {
            return problem;
        }

        var outcome = await changes.OnModelAsync(name, (session, found, token) => edits.DeleteModelAsync(session, found, reason, token), ct);
        return outcome.Succeeded ? TypedResults.NoContent() : Refusals.Problem(outcome.Refused);
    }

    private static async Task<VersionAnswer> Unset(
        string name, string alias, string? by, string? why, ModelChanges changes, ModelReads models, CancellationToken ct) =>
        ReasonBody.Check(new ReasonBody(by, why), out var reason) is { } problem
            ? problem
            : await ShowAsync(models, await changes.UnsetAsync(name, alias, reason, ct), ct);

    private static async Task<VersionAnswer> DescribeVersion(
        string name, string version, DescriptionBody? body, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        DescriptionBody.Check(body, out var text, out var reason) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnVersionAsync(name, version, (session, found, token) => edits.DescribeAsync(session, found, text, reason, token), ct), ct);

    private static async Task<VersionAnswer> TagVersion(
        string name, string version, TagBody? body, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        TagBody.Check(body, out var key, out var value, out var reason) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnVersionAsync(name, version, (session, found, token) => edits.TagAsync(session, found, key, value, reason, token), ct), ct);

    private static async Task<VersionAnswer> UntagVersion(
        string name, string version, string? key, string? by, string? why, ModelChanges changes, ModelEdits edits, ModelReads models, CancellationToken ct) =>
        (ReasonBody.Check(new ReasonBody(by, why), out var reason) ?? TagBody.CheckKey(key)) is { } problem
            ? problem
            : await ShowAsync(models, await changes.OnVersionAsync(name, version, (session, found, token) => edits.UntagAsync(session, found, key ?? "", reason, token), ct), ct);

    private static async Task<VersionAnswer> DeleteVersion(
        string name, string version, string? by, string? why, ModelChanges changes, ModelEdits edits, CancellationToken ct)
    {
        if (ReasonBody.Check(new ReasonBody(by, why), out var reason) is { } problem)
        {
            return problem;
        }

        var outcome = await changes.OnVersionAsync(name, version, (session, found, token) => edits.DeleteVersionAsync(session, found, reason, token), ct);
        return outcome.Succeeded ? TypedResults.NoContent() : Refusals.Problem(outcome.Refused);
    }

    private static async Task<ModelAnswer> ShowAsync(ModelReads models, Outcome<ModelRow> outcome, CancellationToken ct) =>
        !outcome.Succeeded ? Refusals.Problem(outcome.Refused)
        : await models.FindAsync(outcome.Done.Name, ct) is { } view ? TypedResults.Ok(view)
        : TypedResults.NoContent();

    private static async Task<VersionAnswer> ShowAsync(ModelReads models, Outcome<ModelVersion> outcome, CancellationToken ct) =>
        outcome.Succeeded ? TypedResults.Ok(await models.GetAsync(outcome.Done.Model, outcome.Done.Version, ct)) : Refusals.Problem(outcome.Refused);
}
