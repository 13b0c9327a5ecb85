using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Endpoints;

internal static class RoutingEndpoints
{
    public static void MapRouting(this WebApplication app) => app.MapGet("/routing", (RoutingTable routes) => TypedResults.Ok(routes.All.OrderBy(route => route.Model, StringComparer.Ordinal)));
}
