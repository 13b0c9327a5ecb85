using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace MlopsLab.Hosting.Tests.Support;

/// <summary>One sample AppHost for all tests of a class, and a client of its control endpoint.</summary>
public sealed class RunningAppHost : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private AppHostProcess? host;

    public string ControlFile => Path.Combine(folder.Path, "run", "control.json");

    internal AppHostProcess Host => host ?? throw new InvalidOperationException("Not started yet.");

    public async ValueTask InitializeAsync()
    {
        host = new(folder.Path);
        await host.SaysAsync("all 3 resources healthy");
        client.BaseAddress = new(host.Control().GetProperty("url").GetString() ?? "");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Control().GetProperty("token").GetString());
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await client.SendAsync(request, SampleLab.Stop);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(SampleLab.Stop));
    }

    public Task<string> GetTextAsync(string path) => client.GetStringAsync(path, SampleLab.Stop);

    public Task<Stream> FollowAsync(string path) => client.GetStreamAsync(path, SampleLab.Stop);

    public async Task<int> StatusWithoutTokenAsync(string path)
    {
        using var stranger = new HttpClient { BaseAddress = client.BaseAddress };
        using var response = await stranger.GetAsync(path, SampleLab.Stop);
        return (int)response.StatusCode;
    }

    public async Task<JsonElement> NodeAsync(string name) =>
        (await SendAsync(HttpMethod.Get, "/nodes")).Body.EnumerateArray().Single(node => node.GetProperty("name").GetString() == name);

    public async Task<JsonElement> NodeAsync(string name, Func<JsonElement, bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(SampleLab.Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var node = await NodeAsync(name);
            if (condition(node))
            {
                return node;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await Shell.SignalAsync("TERM", host.Pid);
            await host.EndsAsync();
            await host.DisposeAsync();
        }

        client.Dispose();
        folder.Dispose();
    }
}
