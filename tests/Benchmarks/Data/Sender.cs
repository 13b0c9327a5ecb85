using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MlopsLab.Benchmarks.Data;

/// <summary>Sends batches over so many connections; a batch that is refused is sent again after what Retry-After says.</summary>
internal static class Sender
{
    public static async Task<Sent> RunAsync(Uri url, string token, IReadOnlyCollection<byte[]> bodies, int connections, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var waiting = new ConcurrentQueue<byte[]>(bodies);
        var took = new ConcurrentBag<double>();
        long accepted = 0, refused = 0, silent = 0, failed = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(SendAsync, ct)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var ordered = took.Order().ToArray();
        return new Sent(accepted / seconds, At(ordered, 0.5), At(ordered, 0.99), accepted, refused, silent, failed);

        async Task SendAsync()
        {
            while (waiting.TryDequeue(out var body))
            {
                var begun = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
                using var answer = await http.PostAsync(url, content, ct);
                if ((int)answer.StatusCode is 429 or 503)
                {
                    Interlocked.Increment(ref refused);
                    Interlocked.Add(ref silent, answer.Headers.RetryAfter is null ? 1 : 0);
                    waiting.Enqueue(body);
                    await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), ct);
                    continue;
                }

                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                using var said = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
                Interlocked.Add(ref failed, answer.IsSuccessStatusCode ? 0 : 1);
                Interlocked.Add(ref accepted, answer.IsSuccessStatusCode ? said.RootElement.GetProperty("accepted").GetInt64() : 0);
            }
        }
    }

    private static double At(double[] ordered, double share) => ordered.Length == 0 ? double.NaN : ordered[(int)(share * (ordered.Length - 1))];
}
