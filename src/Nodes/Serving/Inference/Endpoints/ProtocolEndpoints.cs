using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MlopsLab.Inference.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The Open Inference Protocol's questions about the server and its models.</summary>
internal static class ProtocolEndpoints
{
    public static void MapProtocol(this IEndpointRouteBuilder app)
    {
        var v2 = app.MapGroup("/v2");
        v2.MapGet("", Server);
        v2.MapGet("/health/live", () => new LiveView(true));
        v2.MapGet("/health/ready", Ready);
        v2.MapGet("/models/{model}", Model);
        v2.MapGet("/models/{model}/versions/{version}", Model);
        v2.MapGet("/models/{model}/config", Config);
        v2.MapGet("/models/{model}/versions/{version}/config", Config);
        v2.MapGet("/models/{model}/ready", ModelReady);
        v2.MapGet("/models/{model}/versions/{version}/ready", ModelReady);
    }

    private static ServerView Server(NodeIdentity node) => new(node.Name, "1", ["binary_tensor_data", "statistics", "model_repository", "model_configuration"]);

    /// <summary>503 until there is a model to answer with.</summary>
    private static Results<Ok<ReadyView>, JsonHttpResult<ReadyView>> Ready(Shelf shelf) => shelf.Models.Count > 0
        ? TypedResults.Ok(new ReadyView(true))
        : TypedResults.Json(new ReadyView(false), statusCode: StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<ModelView>, NotFound<ProtocolError>> Model(string model, string? version, Shelf shelf) =>
        shelf.Models.GetValueOrDefault(model) is { } served && served.Find(version) is { } loaded
            ? TypedResults.Ok(ModelView.Of(loaded, version is null ? served.Versions.Select(other => other.Version) : [version]))
            : TypedResults.NotFound(ProtocolError.UnknownModel(model, version));

    private static Results<JsonHttpResult<ConfigView>, NotFound<ProtocolError>> Config(string model, string? version, Shelf shelf, IOptions<InferenceOptions> options) =>
        shelf.Find(model, version) is { } loaded
            ? TypedResults.Json(ConfigView.Of(loaded, options.Value.MaxRows), ProtocolJson.Options)
            : TypedResults.NotFound(ProtocolError.UnknownModel(model, version));

    private static Results<Ok<ModelReadyView>, NotFound<ProtocolError>> ModelReady(string model, string? version, Shelf shelf) =>
        shelf.Find(model, version) is not null
            ? TypedResults.Ok(new ModelReadyView(model, true))
            : TypedResults.NotFound(ProtocolError.UnknownModel(model, version));
}
