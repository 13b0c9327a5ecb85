using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Telemetry;
using MlopsLab.Learning;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The hot path: bytes in, scores out. It works on the request's own buffers instead of model binding.</summary>
internal sealed class InferHandler(
    Shelf shelf,
    Admission admission,
    InferWorks works,
    InferenceMetrics metrics,
    IOptions<InferenceOptions> options,
    IOptions<RequestLimits> limits,
    TimeProvider clock,
    ILogger<InferHandler> log)
{
    private const string TooLarge = "the body is larger than this node takes; send fewer rows at once";
    private const int DroppedBodies = 8;

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
        try
        {
            await AnswerAsync(context, loaded, work);
        }
        catch (Exception problem) when (Refusal(problem, loaded) is var (status, reason) && status > 0 && !context.Response.HasStarted)
        {
            await RefuseAsync(context, status, reason);
        }
        finally
        {
            works.Return(work);
        }
    }

    private async Task AnswerAsync(HttpContext context, LoadedModel loaded, InferWork work)
    {
        if (context.Request.Headers.ContainsKey("Inference-Header-Content-Length"))
        {
            throw InferReader.Wrong("binary tensors are not taken; send data as JSON numbers");
        }

        await ReadAsync(context, loaded.Scorer.Inputs, work);
        using var lease = await admission.EnterAsync(context.RequestAborted);
        if (!lease.IsAcquired)
        {
            throw new InferRefusedException(StatusCodes.Status503ServiceUnavailable, "more requests wait than this node takes; try again in a moment");
        }

        if (loaded.Scorer.DelayOf(work.Values) is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, clock, context.RequestAborted);
        }

        Score(loaded, work);
        metrics.Scored(loaded.Model, loaded.Version, work.Rows);
        await WriteAsync(context, work.Output);
    }

    /// <summary>A body that is too large is read to its end and dropped: answering in the middle of it would reset the connection before the caller saw why.</summary>
    private async Task ReadAsync(HttpContext context, int width, InferWork work)
    {
        Allow(context, limits.Value.MaxBodyBytes * DroppedBodies);
        var body = context.Request.BodyReader;
        var tooLarge = context.Request.ContentLength > limits.Value.MaxBodyBytes;
        while (true)
        {
            var read = await body.ReadAsync(context.RequestAborted);
            tooLarge |= read.Buffer.Length > limits.Value.MaxBodyBytes;
            if (!read.IsCompleted)
            {
                body.AdvanceTo(tooLarge ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
                continue;
            }

            Take(body, read.Buffer, width, tooLarge, work);
            return;
        }
    }

    private void Take(PipeReader body, in ReadOnlySequence<byte> bytes, int width, bool tooLarge, InferWork work)
    {
        try
        {
            if (tooLarge)
            {
                throw new InferRefusedException(StatusCodes.Status413PayloadTooLarge, TooLarge);
            }

            InferReader.Read(bytes, width, options.Value.MaxRows, work);
        }
        finally
        {
            body.AdvanceTo(bytes.End);
        }
    }

    private static void Allow(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    private static void Score(LoadedModel loaded, InferWork work)
    {
        var scores = work.Scores;
        loaded.Scorer.Score(work.Values, scores);
        foreach (var score in scores)
        {
            _ = double.IsFinite(score)
                ? true
                : throw new InferRefusedException(StatusCodes.Status500InternalServerError, "the model gave no number for a row; its values are too large");
        }

        InferWriter.Write(loaded, work);
    }

    private static async Task WriteAsync(HttpContext context, ArrayBufferWriter<byte> output)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = output.WrittenCount;
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
                return (StatusCodes.Status413PayloadTooLarge, TooLarge);
            case BadHttpRequestException bad:
                return (bad.StatusCode, "the request could not be read");
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
