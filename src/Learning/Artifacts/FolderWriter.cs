using System.Formats.Tar;
using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

internal static class FolderWriter
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files)
    {
        if (files.Keys.FirstOrDefault(name => !FolderName.IsAllowed(name) || name == ArtifactFolder.Manifest) is { } wrong)
        {
            throw new ArgumentException($"'{wrong}' is no name of a file in an artifact.", nameof(files));
        }

        var ordered = files.OrderBy(file => file.Key, StringComparer.Ordinal).ToArray();
        var manifest = new FolderManifest(1, [.. ordered.Select(file => new FolderFile(file.Key, file.Value.LongLength, ModelArtifact.HashOf(file.Value)))]);
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            Add(tar, ArtifactFolder.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web));
            foreach (var (name, content) in ordered)
            {
                Add(tar, name, content);
            }
        }

        return archive.ToArray();
    }

    private static void Add(TarWriter tar, string name, byte[] content)
    {
        using var data = new MemoryStream(content, writable: false);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = data, ModificationTime = DateTimeOffset.UnixEpoch, Mode = Readable });
    }
}
