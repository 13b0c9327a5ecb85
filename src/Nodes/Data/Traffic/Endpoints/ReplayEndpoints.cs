using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Domain.Replays;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Endpoints;

internal static class ReplayEndpoints
{
    private const double HighestRate = 5_000;

    /// <summary>Slow enough for windowed features to hold the rows before: they follow within about a tenth of a second.</summary>
    private const double UsualRate = 10;

    public static void MapReplay(this IEndpointRouteBuilder traffic)
    {
        traffic.MapGet("replay", Get);
        traffic.MapPost("replay", Start).RequireLabToken();
    }

    private static async Task<Ok<ReplayView>> Get(TrafficOverview overview, CancellationToken ct) =>
        TypedResults.Ok(await overview.ReplayAsync(ct) ?? ReplayView.None);

    private static async Task<Results<Accepted<ReplayView>, ProblemHttpResult>> Start(
        ReplayOrder order, ScenarioCatalog scenarios, ReplayRunner runner, CancellationToken ct)
    {
        if (Refuse(order) is { } refusal)
        {
            return refusal;
        }

        var (csv, name) = (order.Csv ?? string.Empty, order.Scenario ?? string.Empty);
        if (scenarios.Find(name) is not { } scenario)
        {
            return TrafficEndpoints.UnknownScenario(name, scenarios);
        }

        if (new ReplayFile(csv, scenario).Errors() is { Count: > 0 } errors)
        {
            return Problem.Invalid("csv", string.Join(" ", errors), $"Give a CSV file with a header and the columns of scenario '{name}'; `lab scenario import` makes a scenario for a file.");
        }

        var replay = ReplayState.Of(csv, name, order.Rate ?? UsualRate, order.Limit, order.Score);
        return await runner.TryStartAsync(replay, ct)
            ? TypedResults.Accepted("/traffic/replay", ReplayView.Of(replay, auc: null))
            : Problem.Conflict("A replay is running already", "Wait for its end; GET /traffic/replay shows how far it is.");
    }

    private static ProblemHttpResult? Refuse(ReplayOrder order) => order switch
    {
        { Csv: not { Length: > 0 } } => Problem.Invalid("csv", "is missing", "Give the path of the file."),
        { Csv: { } csv } when !Path.IsPathFullyQualified(csv) => Problem.Invalid("csv", "is not a full path", "The node has another working folder than you: give the path from the root."),
        { Scenario: not { Length: > 0 } } => Problem.Invalid("scenario", "is missing", "Name the scenario the file was imported as."),
        { Rate: <= 0 or > HighestRate or double.NaN } => Problem.Invalid("rate", $"is {order.Rate}", $"Give the scored rows a second, up to {HighestRate}, or leave it out."),
        { Limit: < 1 } => Problem.Invalid("limit", $"is {order.Limit}", "Give at least 1 row, or leave it out."),
        { Score: < 0 } => Problem.Invalid("score", $"is {order.Score}", "Give 0 or more rows, or leave it out."),
        _ => null,
    };
}
