using System.Text.Json;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Repository;
using MlopsLab.Inference.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The protocol's model repository extension: what there is, load, unload.</summary>
internal static class RepositoryEndpoints
{
    public static void MapRepository(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v2/repository/index", IndexAsync);
        app.MapPost("/v2/repository/models/{model}/load", LoadAsync).RequireLabToken();
        app.MapPost("/v2/repository/models/{model}/unload", UnloadAsync).RequireLabToken();
    }

    private static Task<IResult> IndexAsync(HttpContext context, Shelf shelf, LoadFailures failures, Store store, CancellationToken ct) => AnswerAsync(async () =>
    {
        var onlyReady = await RepositoryBody.ReadReadyAsync(context.Request, ct);
        await using var connection = await store.OpenReadAsync(ct);
        var wanted = onlyReady ? [] : await TargetTable.WantedAsync(connection, ct);
        return TypedResults.Json(
            shelf.Models.Values.SelectMany(served => served.Versions).Select(loaded => new IndexEntry(loaded.Model, loaded.Version, "READY", ""))
                .Concat(wanted.Where(target => shelf.Find(target.Model, target.Version) is null).Select(target => Missing(target, failures.Of(target.Model)))),
            ProtocolJson.Options);
    });

    private static Task<IResult> LoadAsync(string model, HttpContext context, RepositoryDesk desk, CancellationToken ct) => AnswerAsync(async () =>
    {
        var version = await RepositoryBody.ReadVersionAsync(context.Request, ct);
        await (version is null ? desk.LoadServedAsync(model, ct) : desk.LoadAsync(model, version, ct));
        return TypedResults.Ok();
    });

    private static Task<IResult> UnloadAsync(string model, HttpContext context, RepositoryDesk desk, CancellationToken ct) => AnswerAsync(async () =>
    {
        var version = await RepositoryBody.ReadVersionAsync(context.Request, ct);
        await (version is null ? desk.UnloadAsync(model, ct) : desk.UnloadAsync(model, version, ct));
        return TypedResults.Ok();
    });

    private static IndexEntry Missing(TargetRow target, LoadFailure? failure) => failure is { } known && known.Version == target.Version
        ? new(target.Model, target.Version, "UNAVAILABLE", known.Reason)
        : new(target.Model, target.Version, "LOADING", "");

    private static async Task<IResult> AnswerAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RepositoryRefusedException refused)
        {
            return TypedResults.Json(new ProtocolError(refused.Message), ProtocolJson.Options, statusCode: refused.Status);
        }
        catch (JsonException)
        {
            return TypedResults.Json(new ProtocolError("the body is not valid JSON; leave it empty or send {\"parameters\":{}}"), ProtocolJson.Options, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
