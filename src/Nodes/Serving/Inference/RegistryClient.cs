using System.Buffers;
using MlopsLab.Inference.Domain;
using MlopsLab.Learning;

namespace MlopsLab.Inference;

internal sealed class RegistryClient(HttpClient http)
{
    private const string Champion = "champion";

    /// <summary>The artifact's bytes, exactly those the hash names.</summary>
    /// <exception cref="LoadRefusedException">What came is not what the hash names, or is too large.</exception>
    public async Task<byte[]> ArtifactAsync(string hash, CancellationToken ct)
    {
        using var response = await http.GetAsync(Relative($"/artifacts/{hash}"), HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"Node 'registry' answered {(int)response.StatusCode} for artifact {hash}.");
        }

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var bytes = await ReadAsync(body, ct);
        var actual = ModelArtifact.HashOf(bytes);
        return actual == hash ? bytes : throw new LoadRefusedException($"The artifact arrived with the hash {actual} instead of {hash}.");
    }

    /// <summary>Which version of each model is the champion now.</summary>
    public async Task<IReadOnlyList<ChampionFound>> ChampionsAsync(CancellationToken ct)
    {
        var versions = await http.GetFromJsonAsync<VersionListed[]>(Relative("/models"), ct) ?? [];
        var champions = new List<ChampionFound>();
        foreach (var version in versions.Where(version => version.Aliases.Contains(Champion)))
        {
            var model = await http.GetFromJsonAsync<ModelListed>(Relative($"/models/{Uri.EscapeDataString(version.Name)}"), ct);
            champions.Add(new(version.Name, version.Version, version.ArtifactHash, model?.Aliases?.GetValueOrDefault(Champion)?.Epoch ?? 0));
        }

        return champions;
    }

    /// <summary>The artifact of a version, or null when there is no such version.</summary>
    public async Task<string?> HashAsync(string model, string version, CancellationToken ct)
    {
        using var response = await http.GetAsync(Relative($"/models/{Uri.EscapeDataString(model)}/versions/{Uri.EscapeDataString(version)}"), ct);
        return response.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.BadRequest ? null
            : (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<VersionFound>(ct))?.ArtifactHash;
    }

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        int read;
        do
        {
            read = await body.ReadAsync(buffer.GetMemory(64 * 1024), ct);
            buffer.Advance(read);
            if (buffer.WrittenCount > ModelArtifact.MaxBytes)
            {
                throw new LoadRefusedException($"The artifact is larger than the {ModelArtifact.MaxBytes} bytes allowed.");
            }
        }
        while (read > 0);
        return buffer.WrittenSpan.ToArray();
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private sealed record VersionListed(string Name, string Version, IReadOnlyList<string> Aliases, string ArtifactHash);

    private sealed record VersionFound(string ArtifactHash);

    private sealed record ModelListed(IReadOnlyDictionary<string, AliasListed>? Aliases);

    private sealed record AliasListed(string Version, long Epoch);
}
