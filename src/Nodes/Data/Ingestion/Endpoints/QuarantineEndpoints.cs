using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

internal static class QuarantineEndpoints
{
    private const int Most = 1_000;

    public static void MapQuarantine(this IEndpointRouteBuilder app)
    {
        app.MapGet("/quarantine", List).WithTags("Quarantine");
        app.MapGet("/quarantine/holds", Holds).WithTags("Quarantine");
    }

    private static Ok<HoldView[]> Holds(HoldStore holds, string? scenario = null) =>
        TypedResults.Ok(holds.All.Where(hold => scenario is null || hold.Scenario == scenario).Select(HoldView.Of).ToArray());

    private static async Task<Results<Ok<QuarantineView[]>, ProblemHttpResult>> List(QuarantineStore quarantine, CancellationToken ct, string? scenario = null, int limit = 100) =>
        limit is < 1 or > Most
            ? Problem.Invalid("limit", $"is {limit}", $"Ask for 1 to {Most} rows.")
            : TypedResults.Ok((await quarantine.ListAsync(scenario, limit, ct)).ToArray());
}
