using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MlopsLab.Console.Traces;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Console.Endpoints;

/// <summary>OTLP over http/protobuf. Spans are kept; metrics and logs are each node's own to serve (<c>/metrics</c>, <c>lab logs</c>) and only accepted.</summary>
internal static class OtlpEndpoints
{
    public static void MapOtlp(this WebApplication app)
    {
        var otlp = app.MapGroup("/v1").AddEndpointFilter(async (call, next) => HasKey(call.HttpContext)
            ? await next(call)
            : TypedResults.Problem("The header x-otlp-api-key is missing or not the one of this lab's run.", statusCode: StatusCodes.Status401Unauthorized));
        otlp.MapPost("/traces", Traces);
        otlp.MapPost("/metrics", () => TypedResults.Ok());
        otlp.MapPost("/logs", () => TypedResults.Ok());
    }

    private static bool HasKey(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<IOptions<ConsoleOptions>>().Value.OtlpKey;
        return key.Length == 0
            || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers["x-otlp-api-key"].ToString()), Encoding.UTF8.GetBytes(key));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Traces(HttpRequest request, TraceBook book, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        try
        {
            book.Add(OtlpTraces.Read(body.ToArray()));
            return TypedResults.File(Array.Empty<byte>(), "application/x-protobuf");
        }
        catch (InvalidProtocolBufferException e)
        {
            return Problem.Invalid("body", $"is no OTLP trace message ({e.Message})", "send ExportTraceServiceRequest as application/x-protobuf");
        }
    }
}
