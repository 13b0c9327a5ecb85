using System.Text.Json;

namespace MlopsLab.Training.Domain.Pinning;

/// <summary>One package that the node was built with.</summary>
internal sealed record PackageRecord(string Name, string Version, string? Sha512)
{
    /// <summary>Of a build's <c>deps.json</c>; the lab's own projects are not packages.</summary>
    public static IReadOnlyList<PackageRecord> Read(byte[] deps)
    {
        using var json = JsonDocument.Parse(deps);
        return [.. json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package" && library.Name.Contains('/'))
            .Select(library => new PackageRecord(library.Name.Split('/')[0], library.Name.Split('/')[1], library.Value.TryGetProperty("sha512", out var hash) ? hash.GetString() : null))
            .OrderBy(package => package.Name, StringComparer.Ordinal)];
    }
}
