using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using MlopsLab.Messaging.Endpoints;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Talks to the nodes' <c>/bus/ledger</c> endpoints at the addresses service discovery gives; its own node it asks in place.</summary>
internal sealed class LedgerNodes(IHttpClientFactory clients, IConfiguration configuration, NodeIdentity self, LedgerTable own, Resend resend)
{
    public const string Client = "ledger";

    /// <summary>False when the lab runs without the node, so that there is nobody to ask.</summary>
    public bool Has(string node) => node == self.Name || AddressOf(node) is not null;

    public async Task<LedgerPage> SinceAsync(string node, long published, long processed, int limit, CancellationToken ct)
    {
        if (node == self.Name)
        {
            return await own.SinceAsync(published, processed, limit, ct);
        }

        using var client = clients.CreateClient(Client);
        return await client.GetFromJsonAsync<LedgerPage>($"{AddressOf(node)}/bus/ledger/since?published={published}&processed={processed}&limit={limit}", ct)
            ?? throw new InvalidDataException("The answer was empty");
    }

    /// <summary>How many the sender could send again.</summary>
    public async Task<int> ResendAsync(string node, ResendRequest request, CancellationToken ct)
    {
        if (node == self.Name)
        {
            return await resend.RunAsync(request, ct) ?? 0;
        }

        using var client = clients.CreateClient(Client);
        using var response = await client.PostAsJsonAsync($"{AddressOf(node)}/bus/ledger/resend", request, ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<ReplayAnswer>(ct))?.Replayed ?? 0;
    }

    private string? AddressOf(string node) => configuration[$"services:{node}:http:0"]?.TrimEnd('/');
}
