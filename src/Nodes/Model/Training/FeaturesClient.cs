using System.Net;
using System.Text.Json;

namespace MlopsLab.Training;

internal sealed class FeaturesClient(HttpClient http)
{
    /// <summary>The view whose features a training set has now; empty when the node does not say.</summary>
    public async Task<string> ViewAsync(string scenario, CancellationToken ct)
    {
        using var response = await http.GetAsync(new Uri($"/views/{Uri.EscapeDataString(scenario)}", UriKind.Relative), ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return "";
        }

        await NeighbourAnswer.EnsureAsync(response, "features", ct);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).TryGetProperty("view", out var view) ? view.GetString() ?? "" : "";
    }

    /// <summary>Writes the lines of the training set as they come.</summary>
    public async Task ExtractAsync(string scenario, string snapshotId, string? runId, Stream into, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/training-set", UriKind.Relative))
        {
            Content = JsonContent.Create(new TrainingSetRequest(scenario, snapshotId, runId)),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await NeighbourAnswer.EnsureAsync(response, "features", ct);
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        await body.CopyToAsync(into, ct);
    }
}
