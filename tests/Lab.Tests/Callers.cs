using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Lab.Tests;

/// <summary>Clients of the gateway that ask at a steady rate, whatever the answers are, and count them.</summary>
internal sealed class Callers : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _calling;
    private readonly Queue<string> _versions = new();
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private long _answers;

    private Callers(string gateway, int perSecond)
    {
        _http = new HttpClient { BaseAddress = new Uri(gateway), Timeout = TimeSpan.FromSeconds(10) };
        _calling = CallAsync(perSecond);
    }

    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Answers that were no success, and calls without an answer.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public static async Task<Callers> StartAsync(LabProcess lab, int perSecond, CancellationToken ct) => new(await lab.UrlOfAsync("gateway", ct), perSecond);

    public Task UntilAnsweredByAsync(string version, CancellationToken ct) =>
        LabProcess.UntilAsync($"version {version} answers", Patience, () => Task.FromResult(Recent().Contains(version)), ct);

    public Task UntilOnlyAnsweredByAsync(string version, CancellationToken ct) =>
        LabProcess.UntilAsync($"only version {version} answers", Patience, () => Task.FromResult(Recent().All(seen => seen == version)), ct);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _calling;
        _http.Dispose();
        _stop.Dispose();
    }

    private string[] Recent()
    {
        lock (_gate)
        {
            return [.. _versions];
        }
    }

    private async Task CallAsync(int perSecond)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        var open = new List<Task>();
        var customer = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                open.RemoveAll(call => call.IsCompleted);
                open.Add(CallOnceAsync(customer++ % 500));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task CallOnceAsync(int customer)
    {
        try
        {
            using var answer = await _http.PostAsync("/score", new StringContent(Payment.Typical.Replace("c-test", $"c-test-{customer}", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json"));
            if (answer.IsSuccessStatusCode && (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["version"] is { } version)
            {
                Remember(version);
                Interlocked.Increment(ref _answers);
                return;
            }

            _failures.Enqueue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            _failures.Enqueue(e.Message);
        }
    }

    private void Remember(string version)
    {
        lock (_gate)
        {
            _versions.Enqueue(version);
            if (_versions.Count > 150)
            {
                _versions.Dequeue();
            }
        }
    }
}
