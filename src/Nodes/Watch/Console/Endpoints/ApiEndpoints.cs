using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Console.Explain;
using MlopsLab.Console.History;
using MlopsLab.Console.Lab;
using MlopsLab.Console.Traces;
using MlopsLab.Contracts;
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
        api.MapGet("/explain/{node}", Explain);
        api.MapGet("/picture", async (Painter painter, CancellationToken ct) => TypedResults.Ok(await painter.LookAsync(ct)));
    }

    private static Results<Ok<Waterfall>, ProblemHttpResult> Trace(string id, TraceBook book) => book.Find(id) is { } found
        ? TypedResults.Ok(found)
        : Problem.NotFound($"There is no trace {id}", "`lab trace` lists the newest; older ones are gone");

    private static async Task<Results<Ok<JsonNode>, ProblemHttpResult>> Explain(string node, FiveQuestions questions, CancellationToken ct)
    {
        if (NodeCards.All.All(card => card.Name != node))
        {
            return Problem.NotFound($"There is no node '{(node.Length <= 40 ? node : node[..40] + "…")}'", $"The nodes are: {string.Join(", ", NodeCards.All.Select(card => card.Name))}");
        }

        return await questions.AskAsync(node, ct) is { } answer
            ? TypedResults.Ok(answer)
            : Problem.Unavailable($"{node} does not answer", "`lab status` shows its state", TimeSpan.FromSeconds(1));
    }

    private static async Task<Ok<IReadOnlyList<HistoryEntry>>> Events(HistoryStore history, CancellationToken ct, int count = 50, string? type = null) =>
        TypedResults.Ok(await history.NewestAsync(Math.Clamp(count, 1, MaxRows), type, ct));
}
