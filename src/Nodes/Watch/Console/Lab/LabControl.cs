using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Console.Lab;

/// <summary>The lab's control endpoint; its address is read again for every call, since a new start writes a new one.</summary>
internal sealed class LabControl(IHttpClientFactory clients, NodeIdentity node, IOptions<ConsoleOptions> options)
{
    public const string Client = "control";
    private readonly string _file = options.Value.ControlFile is { Length: > 0 } given ? given : Path.Combine(node.DataFolder, "..", "..", "run", "control.json");

    public async Task<IReadOnlyList<NodeState>> NodesAsync(CancellationToken ct)
    {
        using var response = await SendAsync(HttpMethod.Get, "/nodes", ct);
        return response is { IsSuccessStatusCode: true } ? await response.Content.ReadFromJsonAsync<NodeState[]>(ct) ?? [] : [];
    }

    public async Task<IReadOnlyList<string>> LogsAsync(string name, int tail, CancellationToken ct)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/nodes/{Uri.EscapeDataString(name)}/logs?tail={tail}", ct);
        return response is { IsSuccessStatusCode: true } ? (await response.Content.ReadAsStringAsync(ct)).Split('\n') : [];
    }

    /// <summary>What went wrong, or null.</summary>
    public async Task<string?> ActAsync(string name, string command, CancellationToken ct)
    {
        using var response = await SendAsync(HttpMethod.Post, $"/nodes/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(command)}", ct);
        return response switch
        {
            null => "the lab's control endpoint does not answer",
            { IsSuccessStatusCode: true } => null,
            _ => await response.Content.ReadAsStringAsync(ct),
        };
    }

    private async Task<HttpResponseMessage?> SendAsync(HttpMethod method, string path, CancellationToken ct)
    {
        try
        {
            if (JsonSerializer.Deserialize<ControlFile>(await File.ReadAllBytesAsync(_file, ct), JsonSerializerOptions.Web) is not { } control)
            {
                return null;
            }

            using var request = new HttpRequestMessage(method, control.Url.TrimEnd('/') + path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", control.Token);
            return await clients.CreateClient(Client).SendAsync(request, ct);
        }
        catch (Exception e) when (e is IOException or JsonException or HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
