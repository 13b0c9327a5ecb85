namespace MlopsLab.Registry;

internal sealed class TrainingClient(HttpClient http)
{
    public async Task<HttpResponseMessage> GetArtifactAsync(string hash, CancellationToken ct)
    {
        var response = await http.GetAsync(new Uri($"/artifacts/{hash}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        return response.EnsureSuccessStatusCode();
    }
}
