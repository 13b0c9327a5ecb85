using System.Net;
using System.Text.Json;

namespace MlopsLab.Features;

/// <summary>Asks which view the serving model was trained on.</summary>
internal sealed class RegistryClient(HttpClient http)
{
    public async Task<Champion> ChampionAsync(string model, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"/models/{Uri.EscapeDataString(model)}", UriKind.Relative), ct);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Read(await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct)),
                HttpStatusCode.NotFound => Champion.None,
                _ => Champion.Unknown,
            };
        }
        catch (Exception away) when (!ct.IsCancellationRequested && away is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            return Champion.Unknown;
        }
    }

    private static Champion Read(JsonDocument answer)
    {
        using (answer)
        {
            var root = answer.RootElement;
            if (!root.TryGetProperty("aliases", out var aliases) || !aliases.TryGetProperty("champion", out var alias) || !alias.TryGetProperty("version", out var number))
            {
                return Champion.None;
            }

            var version = root.GetProperty("versions").EnumerateArray().FirstOrDefault(version => version.GetProperty("version").GetString() == number.GetString());
            return version.ValueKind == JsonValueKind.Object && version.GetProperty("view").GetString() is { Length: > 0 } view
                ? new(true, number.GetString(), view)
                : Champion.Unknown;
        }
    }
}
