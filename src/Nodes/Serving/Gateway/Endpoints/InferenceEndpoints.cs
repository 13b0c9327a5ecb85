using System.Globalization;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Upstream;

namespace MlopsLab.Gateway.Endpoints;

/// <summary>The Open Inference Protocol v2, passed to the inference node that the split chooses; errors are <c>{"error": …}</c>.</summary>
internal static class InferenceEndpoints
{
    private const string Live = """{"live":true}""", Ready = """{"ready":true}""", Server = """{"name":"mlopslab-gateway","version":"1","extensions":["binary_tensor_data","statistics","model_configuration"]}""";

    public static void MapInference(this WebApplication app)
    {
        var v2 = app.MapGroup("/v2");
        v2.MapGet("", () => Results.Content(Server, "application/json"));
        v2.MapGet("/health/live", () => Results.Content(Live, "application/json"));
        v2.MapGet("/health/ready", () => Results.Content(Ready, "application/json"));
        foreach (var one in (string[])["/models/{model}", "/models/{model}/versions/{version}"])
        {
            v2.MapPost($"{one}/infer", Infer);
            foreach (var question in (string[])["", "/ready", "/config", "/stats"])
            {
                v2.MapGet(one + question, Forwarded);
            }
        }
    }

    private static async Task Forwarded(string model, HttpContext context, Upstreams upstreams, CancellationToken ct)
    {
        var answer = await upstreams.For(Target.Stable).GetAsync(context.Request.Path, ct);
        await Write(context, answer.Status is 0 ? new(503, new(InferenceEnvelope.Error($"model {model} is not reachable just now; try again"))) : answer, ct);
    }

    private static async Task Infer(string model, string? version, HttpContext context, InferencePassage passage, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, ct);
        await Write(context, JsonLengthOf(context.Request, buffer.Length) is var (fits, length) && fits
            ? await passage.AskAsync(model, version, context.Request.Path, new(buffer.ToArray(), length), ct)
            : new(400, new(InferenceEnvelope.Error($"{ProtocolMessage.LengthHeader} must be a number of bytes up to the body's {buffer.Length}"))), ct);
    }

    private static (bool Fits, int? Length) JsonLengthOf(HttpRequest request, long bodyLength) =>
        !request.Headers.TryGetValue(ProtocolMessage.LengthHeader, out var text) ? (true, null)
        : int.TryParse(text, CultureInfo.InvariantCulture, out var length) && length >= 0 && length <= bodyLength ? (true, length)
        : (false, null);

    private static async Task Write(HttpContext context, ProtocolAnswer answer, CancellationToken ct)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Message.MediaType;
        if (answer.Message.JsonLength is { } length)
        {
            context.Response.Headers[ProtocolMessage.LengthHeader] = length.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(answer.Message.Bytes, ct);
    }
}
