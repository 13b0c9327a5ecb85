using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/models", List);
        app.MapGet("/search", Search);
        app.MapGet("/models/{name}", Get);
        app.MapGet("/models/{name}/versions/{version}", GetVersion);
        app.MapGet("/models/{name}/history", History);
        app.MapGet("/models/{name}/served", Served);
        app.MapGet("/registrations", Pending);
    }

    private static async Task<Ok<IReadOnlyList<VersionView>>> List(ModelReads models, CancellationToken ct) =>
        TypedResults.Ok(await models.ListAsync(null, ct));

    private static async Task<Results<Ok<SearchView>, ProblemHttpResult>> Search(
        string? filter, string[]? orderBy, int? maxResults, string? pageToken, ModelReads models, CancellationToken ct)
    {
        if (maxResults is < 1 or > SearchView.Most)
        {
            return Problem.Invalid("maxResults", $"is not within 1 and {SearchView.Most}", "Ask for the next page with pageToken.");
        }

        try
        {
            var page = await models.SearchAsync(filter, orderBy ?? [], maxResults ?? SearchView.Usual, pageToken, ct);
            return TypedResults.Ok(new SearchView(page.Items, page.NextToken));
        }
        catch (FormatException unreadable)
        {
            return Problem.Invalid("filter, orderBy or pageToken", unreadable.Message.TrimEnd('.'), "For example filter=tags.team = 'risk' and metrics.auc > 0.9, orderBy=version_number DESC.");
        }
    }

    private static async Task<Results<Ok<ModelView>, ProblemHttpResult>> Get(string name, ModelReads models, CancellationToken ct) =>
        await models.FindAsync(name, ct) is { } found ? TypedResults.Ok(found) : Refusals.Problem(Refusal.UnknownModel(name));

    private static async Task<Results<Ok<VersionView>, ProblemHttpResult>> GetVersion(
        string name, string version, ModelReads models, CancellationToken ct)
    {
        var versions = await models.ListAsync(name, ct);
        return versions.FirstOrDefault(row => row.Version == version) is { } found
            ? TypedResults.Ok(found)
            : Refusals.Problem(Refusal.UnknownVersion(name, version));
    }

    private static async Task<Results<Ok<IReadOnlyList<HistoryView>>, ProblemHttpResult>> History(
        string name, ModelReads models, CancellationToken ct)
    {
        var lines = await models.HistoryAsync(name, ct);
        return lines.Count > 0 || await models.FindAsync(name, ct) is not null
            ? TypedResults.Ok(lines)
            : Refusals.Problem(Refusal.UnknownModel(name));
    }

    private static async Task<Results<Ok<ServedView>, ProblemHttpResult>> Served(
        string name, DateTimeOffset? at, ModelReads models, TimeProvider clock, CancellationToken ct) =>
        await models.ServedAsync(name, at ?? clock.GetUtcNow(), ct) is { } served ? TypedResults.Ok(served) : Refusals.Problem(Refusal.UnknownModel(name));

    private static async Task<Ok<IReadOnlyList<PendingView>>> Pending(ModelReads models, CancellationToken ct) =>
        TypedResults.Ok(await models.PendingAsync(ct));
}
