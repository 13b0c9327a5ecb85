using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Endpoints;

internal static class TrafficEndpoints
{
    public static void MapTraffic(this IEndpointRouteBuilder app)
    {
        var traffic = app.MapGroup("/traffic").WithTags("Traffic");
        traffic.MapGet("", Get);
        traffic.MapPut("rate", SetRate).RequireLabToken();
        traffic.MapPut("scenario", SetScenario).RequireLabToken();
        traffic.MapReplay();
        traffic.MapWorlds();
        traffic.MapVerdicts();
    }

    private static async Task<Ok<TrafficView>> Get(TrafficOverview overview, CancellationToken ct) => TypedResults.Ok(await overview.ReadAsync(ct));

    private static async Task<Results<Ok<TrafficView>, ProblemHttpResult>> SetRate(
        RateOrder order, LiveState state, TrafficOverview overview, IOptions<TrafficOptions> options, CancellationToken ct)
    {
        var highest = LivePace.HighestRate(options.Value.Acceleration);
        if (order.Rate is not (>= 0 and var rate) || rate > highest)
        {
            return Problem.Invalid("rate", order.Rate is null ? "is missing" : $"is {order.Rate}", $"Give the requests a second, 0 to {highest:0}.");
        }

        await state.SetRateAsync(rate, ct);
        return TypedResults.Ok(await overview.ReadAsync(ct));
    }

    private static async Task<Results<Ok<TrafficView>, ProblemHttpResult>> SetScenario(
        ScenarioOrder order, ScenarioCatalog scenarios, TrafficOverview overview, CancellationToken ct)
    {
        if (order.Scenario is not { Length: > 0 } name)
        {
            return Problem.Invalid("scenario", "is missing", "Name a scenario, for example \"fraud\".");
        }

        return scenarios.Find(name) switch
        {
            null => UnknownScenario(name, scenarios),
            { Source: ScenarioSource.Csv } => Problem.Conflict($"Scenario '{name}' is rows of a file, not a world that goes on by itself", $"Send the file: lab traffic replay <csv> --scenario {name}."),
            _ when name != LiveState.Scenario => Problem.Conflict($"There is no simulator for scenario '{name}'", $"Live traffic comes from '{LiveState.Scenario}'."),
            _ => TypedResults.Ok(await overview.ReadAsync(ct)),
        };
    }

    internal static ProblemHttpResult UnknownScenario(string name, ScenarioCatalog scenarios) => Problem.NotFound(
        $"There is no scenario '{(name.Length <= 40 ? name : name[..40] + "…")}'",
        $"Known are: {string.Join(", ", scenarios.All().Select(known => known.Name))}; `lab scenario import` adds one.");
}
