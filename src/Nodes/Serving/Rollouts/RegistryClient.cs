using System.Net;
using System.Text.Json;
using MlopsLab.Rollouts.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts;

/// <summary>What rollouts asks of the registry.</summary>
internal sealed class RegistryClient(HttpClient http)
{
    private const string Node = "registry";

    /// <returns>Null when there is no such model.</returns>
    /// <exception cref="NodeUnavailableException">The registry gives no usable answer.</exception>
    public async Task<RegisteredModel?> FindModelAsync(string model, CancellationToken ct)
    {
        using var response = await http.GetAsync(PathOf(model), ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await RequireAsync(response, ct);
        try
        {
            return await response.Content.ReadFromJsonAsync<RegisteredModel>(ct);
        }
        catch (JsonException unreadable)
        {
            throw new NodeUnavailableException(Node, $"The registry's answer can't be read: {unreadable.Message}", unreadable);
        }
    }

    /// <returns>Why the registry refuses, null when the champion is that version now.</returns>
    /// <exception cref="NodeUnavailableException">The registry gives no usable answer.</exception>
    public async Task<string?> MoveChampionAsync(string model, string version, string by, string why, CancellationToken ct)
    {
        var path = new Uri($"{PathOf(model)}/aliases/{RegisteredModel.ChampionAlias}", UriKind.Relative);
        using var response = await http.PutAsJsonAsync(path, new { version, by, why }, ct);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.BadRequest)
        {
            return await response.Content.ReadAsStringAsync(ct);
        }

        await RequireAsync(response, ct);
        return null;
    }

    private static Uri PathOf(string model) => new($"/models/{Uri.EscapeDataString(model)}", UriKind.Relative);

    private static async Task RequireAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Content.ReadAsStringAsync(ct);
            throw new NodeUnavailableException(Node, $"The registry answered {(int)response.StatusCode}: {body}");
        }
    }
}
