using System.Net;

namespace MlopsLab.ServiceDefaults.Tests.Support;

/// <summary>The other end of a node client: answers from a script and remembers what it was asked.</summary>
internal sealed class ScriptedNode(Func<int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private int _calls;

    public int Calls => _calls;

    public List<HttpRequestMessage> Asked { get; } = [];

    public static ScriptedNode Saying(params HttpStatusCode[] statuses) =>
        new((call, _) => Task.FromResult(new HttpResponseMessage(statuses[Math.Min(call, statuses.Length) - 1])));

    public static ScriptedNode Silent() => new(async (_, ct) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        return new HttpResponseMessage();
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(new HttpRequestMessage(request.Method, request.RequestUri) { Headers = { Authorization = request.Headers.Authorization } });
        return answer(Interlocked.Increment(ref _calls), cancellationToken);
    }
}
