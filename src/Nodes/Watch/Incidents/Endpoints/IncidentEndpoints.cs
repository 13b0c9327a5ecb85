using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Incidents.Domain;
using MlopsLab.Incidents.Storage;
using MlopsLab.Messaging;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Incidents.Endpoints;

internal static class IncidentEndpoints
{
    private const int MaxText = 1_000;

    public static void MapIncidents(this WebApplication app)
    {
        app.MapGet("/alerts", Alerts);
        var incidents = app.MapGroup("/incidents");
        incidents.MapGet("", List);
        incidents.MapGet("/{id}", Get);
        incidents.MapPost("/{id}/ack", Acknowledge).RequireLabToken();
        incidents.MapPost("/{id}/resolve", Resolve).RequireLabToken();
    }

    private static async Task<Ok<IEnumerable<AlertRow>>> Alerts(Store store, CancellationToken ct, bool all = false)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return TypedResults.Ok(await AlertStore.ListAsync(connection, all, ct));
    }

    private static async Task<Ok<IEnumerable<Incident>>> List(Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return TypedResults.Ok(await IncidentStore.ListAsync(connection, ct));
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> Get(string id, Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        if (await IncidentStore.FindAsync(connection, transaction: null, id, ct) is not { } incident)
        {
            return Unknown(id);
        }

        var alerts = await AlertStore.OfAsync(connection, id, ct);
        var timeline = await IncidentStore.TimelineAsync(connection, id, ct);
        return TypedResults.Ok(new IncidentView(incident.Id, incident.At, incident.Node, incident.Severity, incident.State, incident.Summary, [.. alerts], [.. timeline]));
    }

    private static Task<Results<Ok<Incident>, ProblemHttpResult>> Acknowledge(string id, Decision decision, Store store, IncidentDesk desk, TimeProvider clock, CancellationToken ct) =>
        Act(id, decision, store, (session, incident, token) => desk.AcknowledgeAsync(session, incident, decision.By ?? "", clock.GetUtcNow(), token), ct);

    private static Task<Results<Ok<Incident>, ProblemHttpResult>> Resolve(string id, Decision decision, Store store, IncidentDesk desk, TimeProvider clock, CancellationToken ct) =>
        Act(id, decision, store, (session, incident, token) => desk.ResolveAsync(session, incident, decision.By ?? "", decision.Why ?? "by hand", clock.GetUtcNow(), token), ct);

    private static async Task<Results<Ok<Incident>, ProblemHttpResult>> Act(
        string id, Decision decision, Store store, Func<StoreSession, Incident, CancellationToken, Task<Incident>> act, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(decision.By) || decision.By.Length > MaxText)
        {
            return Problem.Invalid("by", "is missing or too long", $"say who decides in 1 to {MaxText} characters");
        }

        if (decision.Why is { Length: > MaxText })
        {
            return Problem.Invalid("why", $"has {decision.Why.Length} characters", $"say it in up to {MaxText}");
        }

        return await store.InTransactionAsync<Results<Ok<Incident>, ProblemHttpResult>>(
            async (session, token) => await IncidentStore.FindAsync(session.Connection, session.Transaction, id, token) switch
            {
                null => Unknown(id),
                { State: IncidentState.Resolved } => Problem.Conflict($"Incident {id} is resolved already", "`lab incident list` shows the open ones"),
                { } incident => TypedResults.Ok(await act(session, incident, token)),
            },
            ct);
    }

    private static ProblemHttpResult Unknown(string id) => Problem.NotFound($"There is no incident {id}", "`lab incident list` shows them");
}
