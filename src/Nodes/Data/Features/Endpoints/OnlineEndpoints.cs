using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Endpoints;

internal static class OnlineEndpoints
{
    public static void MapOnline(this IEndpointRouteBuilder app) => app.MapGet("/online", Get).WithTags("online");

    private static async Task<Ok<OnlineAnswer>> Get(OnlineStatus status, StateTable table, Freshness freshness, CancellationToken ct)
    {
        var (pushed, stored) = (status.Pushed, await table.RevisionAsync(ct));
        var fresh = freshness.Percentiles();
        return TypedResults.Ok(new OnlineAnswer(stored, pushed, Math.Max(stored - pushed, 0), status.Rebuilds, status.Trouble, fresh?.P50, fresh?.P99));
    }
}
