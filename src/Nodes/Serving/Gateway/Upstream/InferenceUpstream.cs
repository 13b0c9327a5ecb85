using System.Buffers;
using System.Globalization;
using MlopsLab.Gateway.Domain;
using Polly;
using Polly.CircuitBreaker;

namespace MlopsLab.Gateway.Upstream;

/// <summary>One inference node behind a time-out and a breaker; it answers or says why not, and never throws for a failing node.</summary>
internal sealed class InferenceUpstream(Target target, HttpClient http, ResiliencePipeline<UpstreamAnswer> breaker, TimeSpan timeout, TimeProvider clock)
{
    public const string NoModel = "no model loaded";

    public Target Target { get; } = target;

    public async Task<UpstreamAnswer> AskAsync(string model, ReadOnlyMemory<double> vector, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(512);
        InferenceWire.WriteRequest(body, vector.Span);
        var answer = await SendAsync($"/v2/models/{Uri.EscapeDataString(model)}/infer", new(body.WrittenMemory), ct);
        return answer.Status is 200 ? InferenceWire.ReadAnswer(answer.Message) : UpstreamAnswer.Failed(Reason(answer));
    }

    /// <summary>
    /// Passes a request of the protocol through; the status is 0 when the node did not answer. A caller who leaves does not end
    /// the call: only the node's own answer, within its time-out, tells the breaker how the node is.
    /// </summary>
    public Task<ProtocolAnswer> SendAsync(string path, ProtocolMessage request, CancellationToken ct) => SendAsync(path, request).WaitAsync(ct);

    /// <summary>Metadata and readiness; the status is 0 when the node did not answer.</summary>
    public async Task<ProtocolAnswer> GetAsync(string path, CancellationToken ct)
    {
        try
        {
            using var limit = new CancellationTokenSource(timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
            using var response = await http.GetAsync(path, both.Token);
            return new((int)response.StatusCode, new(await response.Content.ReadAsByteArrayAsync(both.Token)));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return ProtocolAnswer.Silent([]);
        }
    }

    private async Task<ProtocolAnswer> SendAsync(string path, ProtocolMessage message)
    {
        var answer = ProtocolAnswer.Silent([]);
        try
        {
            await breaker.ExecuteAsync(async _ =>
            {
                answer = await PostAsync(path, message);
                return answer.Status is >= 500 or 429 ? UpstreamAnswer.Failed("status") : default;
            });
            return answer;
        }
        catch (BrokenCircuitException)
        {
            return ProtocolAnswer.Silent("breaker open"u8);
        }
        catch (HttpRequestException)
        {
            return ProtocolAnswer.Silent("unreachable"u8);
        }
        catch (OperationCanceledException)
        {
            return ProtocolAnswer.Silent("time-out"u8);
        }
    }

    private async Task<ProtocolAnswer> PostAsync(string path, ProtocolMessage message)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(message.Bytes) { Headers = { ContentType = new(message.MediaType) } } };
        if (message.JsonLength is { } length)
        {
            request.Headers.Add(ProtocolMessage.LengthHeader, length.ToString(CultureInfo.InvariantCulture));
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return new((int)response.StatusCode, new(await response.Content.ReadAsByteArrayAsync(limit.Token), JsonLengthOf(response)));
    }

    private static int? JsonLengthOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ProtocolMessage.LengthHeader, out var texts) && int.TryParse(texts.First(), CultureInfo.InvariantCulture, out var length) ? length : null;

    private static string Reason(ProtocolAnswer answer) => answer.Status switch
    {
        0 => System.Text.Encoding.UTF8.GetString(answer.Message.Bytes.Span),
        404 => NoModel,
        _ => $"status {answer.Status}",
    };
}
