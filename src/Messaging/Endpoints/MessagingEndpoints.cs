using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using MlopsLab.Messaging.DeadLetters;
using MlopsLab.Messaging.Endpoints;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Ledgers;
using MlopsLab.Messaging.Outbox;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging;

/// <summary>How a node's messaging looks from outside.</summary>
public static class MessagingEndpoints
{
    private const int MostIds = 500;
    private const int LargestPage = 5_000;

    /// <summary>Maps <c>GET /bus</c>, <c>GET /bus/dead</c>, <c>POST /bus/dead/replay</c> and what the ledger reads.</summary>
    public static IEndpointRouteBuilder MapMessaging(this IEndpointRouteBuilder app)
    {
        var bus = app.MapGroup("/bus").WithTags("bus");
        bus.MapGet("", State);
        bus.MapGet("/dead", Dead);
        bus.MapPost("/dead/replay", ReplayDead).RequireLabToken();
        bus.MapGet("/ledger/since", Since);
        bus.MapPost("/ledger/resend", ResendLost).RequireLabToken();
        return app;
    }

    private static async Task<Ok<BusView>> State(Sender sender, Receiver receiver, HandlerTable handlers, NodeIdentity node, LedgerTable ledger, CancellationToken ct) =>
        TypedResults.Ok(new BusView(
            node.Name,
            sender.Status.View(),
            receiver.Status.View(),
            sender.Status.IsBlocked,
            await ledger.OutboxAsync(ct),
            receiver.InFlight,
            receiver.StoreTrouble,
            [.. handlers.Queues.Select(queue => QueueView.Of(queue, handlers.Stats[queue]))]));

    private static async Task<Ok<IReadOnlyList<DeadLetter>>> Dead(DeadLetterReader dead, CancellationToken ct) =>
        TypedResults.Ok(await dead.AllAsync(ct));

    private static async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> ReplayDead(ReplayRequest? request, Replay replay, CancellationToken ct) =>
        request?.Ids is { Count: > MostIds } ids
            ? Problem.Invalid("ids", $"{ids.Count} ids are given", $"Send at most {MostIds}, or none to replay all")
            : TypedResults.Ok(new ReplayAnswer(await replay.RunAsync(request?.Ids, ct)));

    private static async Task<Results<Ok<LedgerPage>, ProblemHttpResult>> Since(
        LedgerTable ledger, CancellationToken ct, long published = 0, long processed = 0, int limit = 1_000) =>
        limit is < 1 or > LargestPage
            ? Problem.Invalid("limit", $"{limit} is out of range", $"Use 1 to {LargestPage}")
            : TypedResults.Ok(await ledger.SinceAsync(published, processed, limit, ct));

    private static async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> ResendLost(ResendRequest request, Resend resend, CancellationToken ct)
    {
        if (request.Events is not { Count: > 0 and <= MostIds })
        {
            return Problem.Invalid("events", "the list is missing, empty or too long", $"Send 1 to {MostIds} events as {{seq, id}}");
        }

        return await resend.RunAsync(request, ct) is { } sent
            ? TypedResults.Ok(new ReplayAnswer(sent))
            : Problem.Invalid("reader", $"'{request.Reader}' is no reader of what this node sends", "Name a node whose node.json receives the event");
    }
}
