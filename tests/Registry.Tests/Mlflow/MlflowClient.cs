using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Mlflow;

/// <summary>Calls as MLflow's Python client makes them: JSON bodies also for DELETE, queries for GET, the token as Bearer.</summary>
internal sealed class MlflowClient(HttpClient http, string prefix = "/api/2.0/mlflow")
{
    public Task<JsonElement> GetAsync(string path, CancellationToken ct) => OkAsync(HttpMethod.Get, path, null, ct);

    public Task<JsonElement> PostAsync(string path, object body, CancellationToken ct) => OkAsync(HttpMethod.Post, path, body, ct);

    public Task<JsonElement> PatchAsync(string path, object body, CancellationToken ct) => OkAsync(HttpMethod.Patch, path, body, ct);

    public Task<JsonElement> DeleteAsync(string path, object body, CancellationToken ct) => OkAsync(HttpMethod.Delete, path, body, ct);

    public async Task<(int Status, string Code, string Message)> RefusedAsync(string method, string path, string? body, CancellationToken ct)
    {
        var answer = await SendAsync(new HttpMethod(method), path, body, ct);
        return ((int)answer.Status, answer.Body.Text("error_code"), answer.Body.Text("message"));
    }

    private async Task<JsonElement> OkAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        var answer = await SendAsync(method, path, body is null ? null : JsonSerializer.Serialize(body), ct);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{method} {path}: {(int)answer.Status} {answer.Body}");
        return answer.Body;
    }

    private async Task<JsonAnswer> SendAsync(HttpMethod method, string path, string? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, $"{prefix}/{path}");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("mlflow-python-client", "2.22.0"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return new JsonAnswer(response.StatusCode, text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }
}
