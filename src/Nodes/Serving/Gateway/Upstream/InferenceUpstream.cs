using System.Buffers;
using System.Net.Http.Headers;
using MlopsLab.Gateway.Domain;
using Polly;
using Polly.CircuitBreaker;

namespace MlopsLab.Gateway.Upstream;

/// <summary>One inference node behind a time-out and a breaker; it answers or says why not, and never throws for a failing node.</summary>
internal sealed class InferenceUpstream(Target target, HttpClient http, ResiliencePipeline<UpstreamAnswer> breaker, TimeSpan timeout, TimeProvider clock)
{
    public const string NoModel = "no model loaded";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public Target Target { get; } = target;

    public async Task<UpstreamAnswer> AskAsync(string model, ReadOnlyMemory<double> vector, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(512);
        InferenceWire.WriteRequest(body, vector.Span);
        var (status, answer) = await SendAsync($"/v2/models/{Uri.EscapeDataString(model)}/infer", body.WrittenMemory, ct);
        return status is 200 ? InferenceWire.ReadAnswer(answer) : UpstreamAnswer.Failed(Reason(status, answer));
    }

    /// <summary>
    /// Passes a request of the protocol through; the status is 0 when the node did not answer. A caller who leaves does not end
    /// the call: only the node's own answer, within its time-out, tells the breaker how the node is.
    /// </summary>
    public Task<(int Status, byte[] Body)> SendAsync(string path, ReadOnlyMemory<byte> body, CancellationToken ct) => SendAsync(path, body).WaitAsync(ct);

    /// <summary>Metadata and readiness; the status is 0 when the node did not answer.</summary>
    public async Task<(int Status, byte[] Body)> GetAsync(string path, CancellationToken ct)
    {
        try
        {
            using var limit = new CancellationTokenSource(timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
            using var response = await http.GetAsync(path, both.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(both.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return (0, []);
        }
    }

    private async Task<(int Status, byte[] Body)> SendAsync(string path, ReadOnlyMemory<byte> body)
    {
        (int, byte[]) answer = (0, []);
        try
        {
            await breaker.ExecuteAsync(async _ =>
            {
                answer = await PostAsync(path, body);
                return answer.Item1 is >= 500 or 429 ? UpstreamAnswer.Failed("status") : default;
            });
            return answer;
        }
        catch (BrokenCircuitException)
        {
            return (0, "breaker open"u8.ToArray());
        }
        catch (HttpRequestException)
        {
            return (0, "unreachable"u8.ToArray());
        }
        catch (OperationCanceledException)
        {
            return (0, "time-out"u8.ToArray());
        }
    }

    private async Task<(int Status, byte[] Body)> PostAsync(string path, ReadOnlyMemory<byte> body)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
    }

    private static string Reason(int status, byte[] body) => status switch
    {
        0 => System.Text.Encoding.UTF8.GetString(body),
        404 => NoModel,
        _ => $"status {status}",
    };
}
