using Microsoft.AspNetCore.Http.HttpResults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class ScenarioEndpoints
{
    public static void MapScenarios(this IEndpointRouteBuilder app) => app.MapPut("/scenarios/{name}", Put).WithTags("Contracts").RequireLabToken();

    private static Task<Results<Ok<ScenarioAnswer>, ProblemHttpResult>> Put(string name, ScenarioOrder order, ScenarioDesk desk, CancellationToken ct) => desk.PutAsync(name, order, ct);
}
