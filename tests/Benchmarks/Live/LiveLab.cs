using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Benchmarks.Live;

/// <summary>The running lab, found by the file that its start wrote.</summary>
internal sealed class LiveLab : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Dictionary<string, string> _nodes;

    private LiveLab(string home, JsonElement control)
    {
        Home = home;
        _nodes = control.GetProperty("nodes").EnumerateObject().ToDictionary(node => node.Name, node => node.Value.GetString() ?? "");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", control.GetProperty("labToken").GetString());
    }

    public string Home { get; }

    public static LiveLab Connect()
    {
        var home = Environment.GetEnvironmentVariable("LAB_HOME") ?? ".lab";
        using var control = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(home, "run", "control.json")));
        return new LiveLab(home, control.RootElement);
    }

    public async Task<JsonNode> GetAsync(string node, string path, CancellationToken ct) =>
        await _http.GetFromJsonAsync<JsonNode>($"{_nodes[node]}{path}", ct) ?? new JsonObject();

    public async Task<string> TextAsync(string node, string path, CancellationToken ct) => await _http.GetStringAsync($"{_nodes[node]}{path}", ct);

    public async Task PutAsync(string node, string path, object body, CancellationToken ct)
    {
        using var answer = await _http.PutAsJsonAsync($"{_nodes[node]}{path}", body, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async Task DeleteAsync(string node, string path, CancellationToken ct)
    {
        using var answer = await _http.DeleteAsync($"{_nodes[node]}{path}", ct);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
