using MlopsLab.Training.Domain;

namespace MlopsLab.Training;

internal sealed class FeaturesClient(HttpClient http)
{
    public async Task<TrainingSet> TrainingSetAsync(string scenario, string snapshotId, string? runId, int maxRows, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/training-set", UriKind.Relative))
        {
            Content = JsonContent.Create(new TrainingSetRequest(scenario, snapshotId, runId)),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await NeighbourAnswer.EnsureAsync(response, "features", ct);
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        return await TrainingSetReader.ReadAsync(body, maxRows, ct);
    }
}
