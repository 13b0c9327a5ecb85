using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Console.Lab;

/// <summary>Asks nodes for JSON; one that does not answer in a second is simply not in the picture.</summary>
internal sealed class NodeReader(IHttpClientFactory clients, TimeProvider clock)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public async Task<JsonNode?> TryGetAsync(string node, string path, CancellationToken ct)
    {
        try
        {
            using var limit = new CancellationTokenSource(Timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
            return await clients.CreateClient(node).GetFromJsonAsync<JsonNode>(path, both.Token);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
