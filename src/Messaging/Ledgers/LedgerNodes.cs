using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using MlopsLab.Messaging.Endpoints;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Talks to the nodes' <c>/bus/ledger</c> endpoints at the addresses service discovery gives.</summary>
internal sealed class LedgerNodes(IHttpClientFactory clients, IConfiguration configuration)
{
    public const string Client = "ledger";

    /// <summary>Null when the lab has no such node, so that there is nothing to ask.</summary>
    public string? AddressOf(string node) => configuration[$"services:{node}:http:0"];

    public async Task<LedgerPage> SinceAsync(string address, long published, long processed, int limit, CancellationToken ct)
    {
        using var client = clients.CreateClient(Client);
        return await client.GetFromJsonAsync<LedgerPage>($"{address.TrimEnd('/')}/bus/ledger/since?published={published}&processed={processed}&limit={limit}", ct)
            ?? throw new InvalidDataException("The answer was empty");
    }

    /// <summary>How many the sender could send again.</summary>
    public async Task<int> ResendAsync(string address, ResendRequest request, CancellationToken ct)
    {
        using var client = clients.CreateClient(Client);
        using var response = await client.PostAsJsonAsync($"{address.TrimEnd('/')}/bus/ledger/resend", request, ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<ReplayAnswer>(ct))?.Replayed ?? 0;
    }
}
