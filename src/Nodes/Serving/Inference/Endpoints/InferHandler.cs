using System.Buffers;
using System.Text.Json;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The hot path: bytes in, scores out. It works on the request's own buffers instead of model binding.</summary>
internal sealed class InferHandler(
    Shelf shelf, BodyReader bodies, RowScoring scoring, InferWorks works, InferenceMetrics metrics, TimeProvider clock, ILogger<InferHandler> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        var model = context.GetRouteValue("model") as string ?? "";
        var version = context.GetRouteValue("version") as string;
        if (shelf.Find(model, version) is not { } loaded)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, ProtocolError.UnknownModel(model, version).Error);
            return;
        }

        var work = works.Rent();
        var began = clock.GetTimestamp();
        try
        {
            await AnswerAsync(context, loaded, work, began);
            loaded.Tally.Success.Add(clock.GetElapsedTime(began));
        }
        catch (Exception problem) when (Refusal(problem, loaded) is var (status, reason) && status > 0 && !context.Response.HasStarted)
        {
            loaded.Tally.Failure.Add(clock.GetElapsedTime(began));
            await RefuseAsync(context, status, reason);
        }
        finally
        {
            works.Return(work);
        }
    }

    private async Task AnswerAsync(HttpContext context, LoadedModel loaded, InferWork work, long began)
    {
        await bodies.ReadAsync(context, loaded.Scorer.Inputs, work);
        var read = clock.GetTimestamp();
        loaded.Tally.Input.Add(clock.GetElapsedTime(began, read));
        using var deadline = new Deadline(work.Timeout, began, clock, context.RequestAborted);
        int? jsonLength;
        try
        {
            jsonLength = await ScoreAsync(loaded, work, read, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsOver && !context.RequestAborted.IsCancellationRequested)
        {
            throw TooLate(work);
        }

        await WriteAsync(context, work.Output, deadline.IsOver ? throw TooLate(work) : jsonLength);
    }

    private async Task<int?> ScoreAsync(LoadedModel loaded, InferWork work, long read, CancellationToken ct)
    {
        await scoring.ScoreAsync(loaded, work, read, ct);
        var scored = clock.GetTimestamp();
        metrics.Scored(loaded.Model, loaded.Version, work.Rows);
        var length = InferWriter.Write(loaded, work);
        loaded.Tally.Output.Add(clock.GetElapsedTime(scored));
        return length;
    }

    private static InferRefusedException TooLate(InferWork work) =>
        new(StatusCodes.Status504GatewayTimeout, $"the request's timeout of {work.Timeout?.TotalMicroseconds:0} µs was over before there was an answer");

    private static async Task WriteAsync(HttpContext context, ArrayBufferWriter<byte> output, int? jsonLength)
    {
        context.Response.ContentType = jsonLength is null ? "application/json" : "application/octet-stream";
        context.Response.ContentLength = output.WrittenCount;
        if (jsonLength is { } length)
        {
            context.Response.Headers[InferProtocol.HeaderLength] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        context.Response.BodyWriter.Write(output.WrittenSpan);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private (int Status, string Reason) Refusal(Exception problem, LoadedModel loaded)
    {
        switch (problem)
        {
            case InferRefusedException refused:
                return (refused.Status, refused.Message);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return (StatusCodes.Status413PayloadTooLarge, BodyReader.TooLarge);
            case BadHttpRequestException bad:
                return (bad.StatusCode, "the request could not be read");
            case InvalidDataException:
                return (StatusCodes.Status400BadRequest, "the body is not valid gzip, br or deflate, as its Content-Encoding says");
            case JsonException broken:
                return (StatusCodes.Status400BadRequest, $"the body is not valid JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}); NaN is written null");
            case InjectedFaultException injected:
                return (StatusCodes.Status500InternalServerError, injected.Message);
            case OperationCanceledException or IOException:
                return default;
            default:
                log.ScoringBroke(problem, loaded.Model, loaded.Version);
                return (StatusCodes.Status500InternalServerError, "scoring broke; the node's log has the reason");
        }
    }

    private async Task RefuseAsync(HttpContext context, int status, string reason)
    {
        metrics.Refused(status);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        await context.Response.WriteAsJsonAsync(new ProtocolError(reason), context.RequestAborted);
    }
}
