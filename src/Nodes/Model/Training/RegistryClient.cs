using System.Buffers;
using System.Net;
using MlopsLab.Learning;
using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training;

/// <summary>Asks for the champion that a new model is compared with. A registry that is away makes the comparison impossible, not the run.</summary>
internal sealed class RegistryClient(HttpClient http)
{
    private const string Alias = "champion";

    public async Task<(string? Hash, string? Why)> ChampionAsync(string model, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(Relative($"/models/{Uri.EscapeDataString(model)}"), ct);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return (null, "the model has no version yet");
            }

            var answer = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<ModelAnswer>(ct) : null;
            return answer?.Versions?.FirstOrDefault(version => version.Aliases?.Contains(Alias) == true)?.ArtifactHash is { } hash ? (hash, null)
                : (null, response.IsSuccessStatusCode ? "the model has no champion" : $"the registry answered {(int)response.StatusCode}");
        }
        catch (Exception away) when (IsAway(away, ct))
        {
            return (null, "the registry did not answer");
        }
    }

    public async Task<ChampionModel> ArtifactAsync(string hash, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(Relative($"/artifacts/{hash}"), HttpCompletionOption.ResponseHeadersRead, ct);
            if (!response.IsSuccessStatusCode)
            {
                return new(hash, null, $"the registry answered {(int)response.StatusCode} for its artifact");
            }

            await using var body = await response.Content.ReadAsStreamAsync(ct);
            var bytes = await ReadAsync(body, ct);
            return ModelArtifact.HashOf(bytes) != hash ? new(hash, null, "its artifact arrived damaged")
                : ModelArtifact.Read(bytes) is { Artifact: { } artifact } ? new(hash, artifact, null)
                : new(hash, null, "its artifact can't be read");
        }
        catch (Exception away) when (IsAway(away, ct))
        {
            return new(hash, null, "the registry did not answer");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        int read;
        do
        {
            read = await body.ReadAsync(buffer.GetMemory(64 * 1024), ct);
            buffer.Advance(read);
        }
        while (read > 0 && buffer.WrittenCount <= ModelArtifact.MaxBytes);
        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsAway(Exception problem, CancellationToken ct) =>
        !ct.IsCancellationRequested && problem is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException or IOException;

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private sealed record ModelAnswer(IReadOnlyList<VersionAnswer>? Versions);

    private sealed record VersionAnswer(string ArtifactHash, IReadOnlyList<string>? Aliases);
}
