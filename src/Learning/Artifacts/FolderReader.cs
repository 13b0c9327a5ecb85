using System.Formats.Tar;
using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

internal static class FolderReader
{
    private const int MostFiles = 64;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { MaxDepth = 8, AllowDuplicateProperties = false };

    public static FolderReading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ModelArtifact.MaxBytes)
        {
            return Refuse($"{bytes.Length} bytes are more than the {ModelArtifact.MaxBytes} allowed.");
        }

        try
        {
            var files = Files(bytes);
            return WhyWrong(files) is { } problem ? Refuse(problem) : new(files, null);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Message);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or FormatException or ArgumentException or OverflowException or JsonException)
        {
            return Refuse($"the archive is broken ({broken.Message}).");
        }
    }

    private static SortedDictionary<string, byte[]> Files(ReadOnlySpan<byte> bytes)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var tar = new TarReader(new MemoryStream(bytes.ToArray(), writable: false));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not TarEntryType.RegularFile || !FolderName.IsAllowed(entry.Name))
            {
                throw new RefusedException(entry.Name, "is no plain file of an artifact.");
            }

            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            if (files.Count == MostFiles || !files.TryAdd(entry.Name, content.ToArray()))
            {
                throw new RefusedException(entry.Name, $"is there twice, or one more than the {MostFiles} files allowed.");
            }
        }

        return files;
    }

    private static string? WhyWrong(SortedDictionary<string, byte[]> files)
    {
        if (!files.Remove(ArtifactFolder.Manifest, out var text))
        {
            return $"{ArtifactFolder.Manifest} is missing.";
        }

        var manifest = JsonSerializer.Deserialize<FolderManifest>(text, Strict);
        if (manifest is not { Format: 1, Files: { } listed })
        {
            return $"{ArtifactFolder.Manifest} is not of format 1.";
        }

        return listed.FirstOrDefault(file => !files.TryGetValue(file.Name, out var content) || ModelArtifact.HashOf(content) != file.Sha256) is { } wrong
            ? $"{wrong.Name} is missing or not what {ArtifactFolder.Manifest} says."
            : listed.Count == files.Count ? null
            : $"{files.Keys.First(name => listed.All(file => file.Name != name))} is not in {ArtifactFolder.Manifest}.";
    }

    private static FolderReading Refuse(string why) => new(null, $"The artifact is refused: {why}");
}
