using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Cli.Lab;

/// <summary>Asks the control endpoint (node "") and the nodes of a running lab; a refusal becomes one line.</summary>
internal sealed class LabClient(Control control) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(100) };

    public static LabClient Connect() => new(Control.Get());

    public Control Control { get; } = control;

    public static LabException BrokeOff(string node) => LabException.Negative($"{Name(node)} broke off its answer; `lab status` shows its state");

    public Task<JsonNode> GetAsync(string node, string path, CancellationToken ct) => SendAsync(HttpMethod.Get, node, path, body: null, ct);

    public Task<JsonNode> PostAsync(string node, string path, object? body, CancellationToken ct) => SendAsync(HttpMethod.Post, node, path, body, ct);

    public Task<JsonNode> PutAsync(string node, string path, object? body, CancellationToken ct) => SendAsync(HttpMethod.Put, node, path, body, ct);

    public Task<JsonNode> DeleteAsync(string node, string path, CancellationToken ct) => SendAsync(HttpMethod.Delete, node, path, body: null, ct);

    /// <summary>The body as text, for logs.</summary>
    public async Task<Stream> StreamAsync(string node, string path, CancellationToken ct)
    {
        var response = await RequestAsync(HttpMethod.Get, node, path, content: null, ct);
        return await Checked(response, node, ct) is { } ok ? await ok.Content.ReadAsStreamAsync(ct) : Stream.Null;
    }

    /// <summary>A body that is JSON already goes out as it is, so that a node can judge it.</summary>
    public async Task<JsonNode> PostRawAsync(string node, string path, string json, CancellationToken ct) =>
        await ReadAsync(await RequestAsync(HttpMethod.Post, node, path, new StringContent(json, Encoding.UTF8, "application/json"), ct), node, ct);

    /// <summary>Sends a file as it is.</summary>
    public async Task<JsonNode> PostFileAsync(string node, string path, Stream file, CancellationToken ct) =>
        await ReadAsync(await RequestAsync(HttpMethod.Post, node, path, new StreamContent(file), ct), node, ct);

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string node, string path, object? body, CancellationToken ct) =>
        await ReadAsync(await RequestAsync(method, node, path, body is null ? null : JsonContent.Create(body), ct), node, ct);

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string node, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(AddressOf(node)), path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", node.Length == 0 ? Control.Token : Control.LabToken);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException e)
        {
            throw LabException.Negative($"{Name(node)} does not answer ({e.Message}); `lab status` shows its state");
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            throw LabException.Negative($"{Name(node)} did not answer in {_http.Timeout.TotalSeconds:0} s; `lab status` shows its state");
        }
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, string node, CancellationToken ct)
    {
        using var ok = await Checked(response, node, ct);
        var text = await TextAsync(ok, node, ct);
        try
        {
            return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text) is { } answer and (JsonObject or JsonArray) ? answer : throw NoDocument(node, text);
        }
        catch (JsonException)
        {
            throw NoDocument(node, text);
        }
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, string node, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadAsStringAsync(ct);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw BrokeOff(node);
        }
    }

    private static async Task<HttpResponseMessage> Checked(HttpResponseMessage response, string node, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var problem = ProblemText.From(await TextAsync(response, node, ct), (int)response.StatusCode);
            throw new LabException($"{Name(node)}: {problem}", (int)response.StatusCode is 400 or 413 or 415 or 422 ? 2 : 1);
        }
    }

    private static LabException NoDocument(string node, string text) =>
        LabException.Negative($"{Name(node)} answered with no JSON document: {(text.Length > 80 ? text[..80] + "…" : text)}");

    private string AddressOf(string node) => node.Length == 0
        ? Control.Url
        : Control.Nodes.TryGetValue(node, out var url) ? url : throw LabException.Misuse($"there is no node \"{node}\"; the nodes are {string.Join(", ", Control.Nodes.Keys.Order())}");

    private static string Name(string node) => node.Length == 0 ? "the lab" : node;
}
