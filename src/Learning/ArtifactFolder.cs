using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning;

/// <summary>
/// An artifact with all that belongs to it (model, signature, evaluation, …) as one canonical archive, so that one SHA-256 names
/// the whole folder: a ustar archive without times or owners, its files in ordinal order behind a manifest of their hashes.
/// </summary>
public static class ArtifactFolder
{
    /// <summary>The file that a scorer reads: what <see cref="ModelArtifact.ToBytes"/> gives.</summary>
    public const string Model = "model.json";

    /// <summary>Written and checked here; no file may bring it.</summary>
    public const string Manifest = "manifest.json";

    private const int MagicAt = 257;

    /// <summary>The same files give the same bytes.</summary>
    /// <exception cref="ArgumentException">A name is not allowed: lower-case letters, digits, <c>.</c> and <c>-</c>.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files) => FolderWriter.Write(files);

    /// <summary>Takes nothing on trust: bounded, plain files only, each with the hash that the manifest says; nothing is unpacked to disk.</summary>
    public static FolderReading Read(ReadOnlySpan<byte> bytes) => FolderReader.Read(bytes);

    /// <summary>False for artifacts of earlier releases, which are the model alone.</summary>
    public static bool IsFolder(ReadOnlySpan<byte> bytes) =>
        bytes.Length > MagicAt + 5 && bytes.Slice(MagicAt, 5).SequenceEqual("ustar"u8);
}
