using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Takes an infer request from the connection's own buffers.</summary>
internal sealed class BodyReader(IOptions<InferenceOptions> options, IOptions<RequestLimits> limits)
{
    public const string TooLarge = "the body is larger than this node takes; send fewer rows at once";

    private const int DroppedBodies = 8;

    /// <summary>A body that is too large is read to its end and dropped: answering in the middle of it would reset the connection before the caller saw why.</summary>
    /// <exception cref="InferRefusedException">It is no request this model can answer.</exception>
    public async Task ReadAsync(HttpContext context, int width, InferWork work)
    {
        if (context.Request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            throw new InferRefusedException(StatusCodes.Status415UnsupportedMediaType, "the body's Content-Encoding is not taken; send it as gzip, br or deflate, or as it is");
        }

        Allow(context, limits.Value.MaxBodyBytes * DroppedBodies);
        var header = HeaderOf(context.Request);
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

            Take(body, read.Buffer, header, width, tooLarge, work);
            return;
        }
    }

    /// <summary>How many bytes of JSON stand before the tensor's bytes; null when the whole body is JSON.</summary>
    private static long? HeaderOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(InferProtocol.HeaderLength, out var text))
        {
            return null;
        }

        return long.TryParse(text, out var length) ? length : throw InferReader.Wrong($"{InferProtocol.HeaderLength} must be a number of bytes");
    }

    private void Take(PipeReader body, in ReadOnlySequence<byte> bytes, long? header, int width, bool tooLarge, InferWork work)
    {
        try
        {
            if (tooLarge)
            {
                throw new InferRefusedException(StatusCodes.Status413PayloadTooLarge, TooLarge);
            }

            InferReader.Read(bytes, header, width, options.Value.MaxRows, work);
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
}
