using System.Net.Http.Json;
using System.Text.Json;

namespace MlopsLab.TestNodes;

/// <summary>Talks to a node as a script would: paths and JSON.</summary>
public static class Json
{
    public static async Task<JsonElement> JsonAsync(this HttpClient http, string path, CancellationToken ct) =>
        await http.GetFromJsonAsync<JsonElement>(path, ct);

    public static async Task<JsonAnswer> SendJsonAsync(this HttpClient http, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return new JsonAnswer(response.StatusCode, text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    public static Task<JsonAnswer> PostJsonAsync(this HttpClient http, string path, object? body, CancellationToken ct) =>
        http.SendJsonAsync(HttpMethod.Post, path, body, ct);

    public static string Text(this JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.ToString() : "";
}
