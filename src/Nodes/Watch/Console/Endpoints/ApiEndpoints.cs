using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Console.History;
using MlopsLab.Console.Lab;
using MlopsLab.Console.Traces;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Console.Endpoints;

internal static class ApiEndpoints
{
    private const int MaxRows = 500;

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapGet("/traces", (TraceBook book, int count = 50) => TypedResults.Ok(book.Newest(Math.Clamp(count, 1, MaxRows))));
        api.MapGet("/traces/{id}", Trace);
        api.MapGet("/events", Events);
        api.MapGet("/picture", async (Painter painter, CancellationToken ct) => TypedResults.Ok(await painter.LookAsync(ct)));
    }

    private static Results<Ok<Waterfall>, ProblemHttpResult> Trace(string id, TraceBook book) => book.Find(id) is { } found
        ? TypedResults.Ok(found)
        : Problem.NotFound($"There is no trace {id}", "`lab trace` lists the newest; older ones are gone");

    private static async Task<Ok<IReadOnlyList<HistoryEntry>>> Events(HistoryStore history, CancellationToken ct, int count = 50, string? type = null) =>
        TypedResults.Ok(await history.NewestAsync(Math.Clamp(count, 1, MaxRows), type, ct));
}
