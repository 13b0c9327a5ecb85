using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

internal static class LoadedEndpoints
{
    public static void MapLoaded(this IEndpointRouteBuilder app) => app.MapGet("/loaded", List);

    private static Ok<LoadedView[]> List(Shelf shelf, IConfiguration configuration)
    {
        var role = Role.Of(configuration);
        return TypedResults.Ok<LoadedView[]>([.. shelf.Models.Values.SelectMany(served => served.Versions.Select(loaded =>
            new LoadedView(loaded.Model, loaded.Version, loaded.ArtifactHash, loaded.LoadedAt, role, ReferenceEquals(loaded, served.Current))))]);
    }
}
