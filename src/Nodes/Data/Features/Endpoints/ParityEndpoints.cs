using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Endpoints;

internal static class ParityEndpoints
{
    private const int EntitiesOnDemand = 2_000;

    public static void MapParity(this IEndpointRouteBuilder app)
    {
        var parity = app.MapGroup("/parity").WithTags("parity");
        parity.MapGet("", Get);
        parity.MapPost("/check", Check).RequireLabToken();
    }

    private static async Task<Ok<ParityAnswer>> Get(Parity parity, BreakTable breaks, CancellationToken ct)
    {
        var open = await breaks.OpenAsync(ct);
        var verdict = open.Count > 0 ? "broken" : parity.Passes > 0 ? "equal" : "unknown";
        return TypedResults.Ok(new ParityAnswer(verdict, parity.Passes, [.. parity.Last().Select(PassAnswer.Of)], open));
    }

    private static async Task<Results<Ok<IReadOnlyList<PassAnswer>>, ProblemHttpResult>> Check(
        ParityRequest request, CompiledViews views, ViewTable table, Parity parity, CancellationToken ct)
    {
        if (request.Scenario is not { Length: > 0 } scenario)
        {
            return Problem.Invalid("scenario", "it is missing", "Name a scenario, for example fraud.");
        }

        if (request.Entity?.Contains(':', StringComparison.Ordinal) == false)
        {
            return Problem.Invalid("entity", $"'{request.Entity}' names no key", "Write it as key:value, for example customer:42.");
        }

        var versions = (await table.OfAsync(scenario, ct)).Where(version => version.Whole > 0 && ViewPhase.Follows(version.Phase)).ToList();
        if (versions.Count == 0)
        {
            return views.OfFile(scenario) is null
                ? ViewEndpoints.Unknown(scenario, views)
                : Problem.Conflict($"The states of '{scenario}' are older than the log", "Backfill a view: what is computed from the log can be checked.");
        }

        var passes = new List<PassAnswer>();
        foreach (var view in versions.Select(views.Of).OfType<CompiledView>())
        {
            passes.Add(PassAnswer.Of(await parity.RunAsync(view, new(request.Entity, EntitiesOnDemand, Paced: false, request.Repair), ct)));
        }

        return TypedResults.Ok<IReadOnlyList<PassAnswer>>(passes);
    }
}
