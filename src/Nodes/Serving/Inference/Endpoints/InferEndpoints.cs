namespace MlopsLab.Inference.Endpoints;

internal static class InferEndpoints
{
    public static void MapInfer(this IEndpointRouteBuilder app)
    {
        RequestDelegate infer = app.ServiceProvider.GetRequiredService<InferHandler>().HandleAsync;
        app.MapPost("/v2/models/{model}/infer", infer);
        app.MapPost("/v2/models/{model}/versions/{version}/infer", infer);
    }
}
