using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The protocol's statistics extension.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v2/models/stats", (Shelf shelf) => Answer(shelf.Models.Values.SelectMany(served => served.Versions)));
        app.MapGet("/v2/models/{model}/stats", OfModel);
        app.MapGet("/v2/models/{model}/versions/{version}/stats", OfModel);
    }

    private static Results<JsonHttpResult<StatisticsView>, NotFound<ProtocolError>> OfModel(string model, string? version, Shelf shelf) =>
        shelf.Models.GetValueOrDefault(model) is { } served && served.Find(version) is { } found
            ? Answer(version is null ? served.Versions : [found])
            : TypedResults.NotFound(ProtocolError.UnknownModel(model, version));

    private static JsonHttpResult<StatisticsView> Answer(IEnumerable<LoadedModel> versions) =>
        TypedResults.Json(new StatisticsView([.. versions.Select(ModelStatisticsView.Of)]), ProtocolJson.Options);
}
