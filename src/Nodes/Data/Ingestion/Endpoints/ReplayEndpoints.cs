using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class ReplayEndpoints
{
    private const int MostMaps = 50;

    public static void MapReplays(this IEndpointRouteBuilder app)
    {
        app.MapPost("/quarantine/replay", Replay).WithTags("Quarantine").RequireLabToken();
        app.MapGet("/quarantine/replays/{id}", Get).WithTags("Quarantine");
    }

    private static async Task<Results<Ok<ReplayView>, ProblemHttpResult>> Get(string id, ReplayStore replays, CancellationToken ct) =>
        await replays.FindAsync(id, ct) is { } row
            ? TypedResults.Ok(new ReplayView(row.ReplayId, row.Scenario, row.HoldId, row.State, row.Accepted, row.Duplicates, row.Refused, row.Failure))
            : Problem.NotFound("There is no such replay", "POST /quarantine/replay begins one.");

    private static async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> Replay(ReplayOrder order, ReplayDesk desk, ScenarioCatalog scenarios, ContractKeeper contracts, HoldStore holds, CancellationToken ct)
    {
        var hold = order.Hold is null ? null : holds.Find(order.Hold);
        if (order.Hold is not null && hold is null)
        {
            return Problem.NotFound($"There is no hold '{Short(order.Hold)}' that waits", "`lab data quarantine` lists them.");
        }

        var name = hold?.Scenario ?? order.Scenario;
        if (name is null)
        {
            return Problem.Invalid("scenario", "is missing", "Name the scenario, or the hold.");
        }

        if (order.Maps is { Count: > MostMaps })
        {
            return Problem.Invalid("maps", $"has {order.Maps.Count} maps", $"Send up to {MostMaps}.");
        }

        return await contracts.FindAsync(name, ct) is { Scenario: var scenario } ? await desk.ReplayAsync(scenario, hold, order, ct) : BatchEnvelope.Unknown(name, scenarios);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
