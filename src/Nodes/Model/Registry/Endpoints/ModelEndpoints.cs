using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Endpoints;

internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/models", List);
        app.MapGet("/models/{name}", Get);
        app.MapGet("/models/{name}/versions/{version}", GetVersion);
        app.MapGet("/models/{name}/history", History);
        app.MapGet("/registrations", Pending);
    }

    private static async Task<Ok<IReadOnlyList<VersionView>>> List(ModelReads models, CancellationToken ct) =>
        TypedResults.Ok(await models.ListAsync(null, ct));

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

    private static async Task<Ok<IReadOnlyList<PendingView>>> Pending(ModelReads models, CancellationToken ct) =>
        TypedResults.Ok(await models.PendingAsync(ct));
}
