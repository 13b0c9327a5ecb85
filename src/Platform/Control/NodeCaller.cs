using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Control;

/// <summary>Calls one node's HTTP API with the lab's token.</summary>
internal sealed class NodeCaller(IResourceBuilder<ProjectResource> node, Lab lab)
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly EndpointReference endpoint = node.GetEndpoint("http");

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    public async Task<ExecuteCommandResult> PostAsync<T>(string path, T body, CancellationToken ct)
    {
        using var content = JsonContent.Create(body);
        using var response = await SendAsync(HttpMethod.Post, path, content, ct);
        var answer = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? CommandResults.Success(answer) : CommandResults.Failure($"{node.Resource.Name} answered {(int)response.StatusCode}: {answer}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, endpoint.Url + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await lab.Token.Resource.GetValueAsync(ct));
        return await Client.SendAsync(request, ct);
    }
}
