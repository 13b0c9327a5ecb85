using System.Text.Json;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Upstream;

namespace MlopsLab.Gateway.Endpoints;

/// <summary>The Open Inference Protocol v2, passed to the inference node that the split chooses; errors are <c>{"error": …}</c>.</summary>
internal static class InferenceEndpoints
{
    private const string Live = """{"live":true}""", Ready = """{"ready":true}""", Server = """{"name":"mlopslab-gateway","version":"1","extensions":[]}""";

    public static void MapInference(this WebApplication app)
    {
        var v2 = app.MapGroup("/v2");
        v2.MapGet("", () => Results.Content(Server, "application/json"));
        v2.MapGet("/health/live", () => Results.Content(Live, "application/json"));
        v2.MapGet("/health/ready", () => Results.Content(Ready, "application/json"));
        v2.MapGet("/models/{model}", Forwarded);
        v2.MapGet("/models/{model}/ready", Forwarded);
        v2.MapPost("/models/{model}/infer", Infer);
    }

    private static async Task Forwarded(string model, HttpContext context, Upstreams upstreams, CancellationToken ct)
    {
        var (status, body) = await upstreams.For(Target.Stable).GetAsync(context.Request.Path, ct);
        await Write(context, status is 0 ? 503 : status, status is 0 ? Error($"model {model} is not reachable just now; try again") : body, ct);
    }

    private static async Task Infer(string model, HttpContext context, InferencePassage passage, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, ct);
        var (status, body) = await passage.AskAsync(model, context.Request.Path, buffer.ToArray(), ct);
        await Write(context, status, body, ct);
    }

    private static byte[] Error(string message) => JsonSerializer.SerializeToUtf8Bytes(new { error = message });

    private static async Task Write(HttpContext context, int status, byte[] body, CancellationToken ct)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body, ct);
    }
}
