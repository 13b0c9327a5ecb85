using Google.Protobuf;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Console.Traces;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Console.Endpoints;

/// <summary>OTLP over http/protobuf. Spans are kept; metrics and logs are each node's own to serve (<c>/metrics</c>, <c>lab logs</c>) and only accepted.</summary>
internal static class OtlpEndpoints
{
    public static void MapOtlp(this WebApplication app)
    {
        app.MapPost("/v1/traces", Traces);
        app.MapPost("/v1/metrics", () => TypedResults.Ok());
        app.MapPost("/v1/logs", () => TypedResults.Ok());
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
