using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Workers;

namespace MlopsLab.Traffic.Endpoints;

/// <summary>Worlds that can be switched on at any strength, singly or together.</summary>
internal static class WorldEndpoints
{
    public static void MapWorlds(this IEndpointRouteBuilder traffic)
    {
        traffic.MapGet("worlds", List);
        traffic.MapPut("worlds/{name}", Switch).RequireLabToken();
        traffic.MapDelete("worlds/{name}", End).RequireLabToken();
        traffic.MapDelete("worlds", EndAll).RequireLabToken();
    }

    private static async Task<Ok<IReadOnlyList<WorldView>>> List(WorldSwitches switches, TimeProvider time, CancellationToken ct)
    {
        await switches.LoadAsync(ct);
        return TypedResults.Ok(Views(switches, time));
    }

    private static async Task<Results<Ok<WorldView>, ProblemHttpResult>> Switch(string name, WorldOrder order, WorldSwitches switches, TimeProvider time, CancellationToken ct)
    {
        if (WorldList.Find(name) is not { Card: var card })
        {
            return Unknown(name);
        }

        var (on, refusal) = WorldReader.Read(card, order, time.GetUtcNow());
        if (on is null)
        {
            return refusal ?? Unknown(name);
        }

        await switches.SwitchAsync(on, ct);
        return TypedResults.Ok(WorldView.Of(card, on, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<WorldView>, ProblemHttpResult>> End(string name, WorldSwitches switches, TimeProvider time, CancellationToken ct)
    {
        if (WorldList.Find(name) is not { Card: var card })
        {
            return Unknown(name);
        }

        await switches.LoadAsync(ct);
        await switches.EndAsync(on => on.World == name, ct);
        return TypedResults.Ok(WorldView.Of(card, switches.Find(name), time.GetUtcNow()));
    }

    private static async Task<Ok<IReadOnlyList<WorldView>>> EndAll(WorldSwitches switches, TimeProvider time, CancellationToken ct)
    {
        await switches.LoadAsync(ct);
        await switches.EndAsync(_ => true, ct);
        return TypedResults.Ok(Views(switches, time));
    }

    private static IReadOnlyList<WorldView> Views(WorldSwitches switches, TimeProvider time) =>
        [.. WorldList.All.Select(world => WorldView.Of(world.Card, switches.Find(world.Card.Name), time.GetUtcNow()))];

    private static ProblemHttpResult Unknown(string name) => Problem.NotFound(
        $"There is no world '{(name.Length <= 40 ? name : name[..40] + "…")}'",
        $"Known are: {string.Join(", ", WorldList.All.Select(world => world.Card.Name))}.");
}
