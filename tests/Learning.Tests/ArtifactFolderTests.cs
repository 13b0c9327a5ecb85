using System.Formats.Tar;

namespace MlopsLab.Learning.Tests;

public sealed class ArtifactFolderTests
{
    private static readonly Dictionary<string, byte[]> Files = new() { ["b.txt"] = "two"u8.ToArray(), ["a.txt"] = "one"u8.ToArray() };

    [Fact]
    public void The_same_files_give_the_same_bytes_and_come_back()
    {
        var bytes = ArtifactFolder.Write(Files);

        Assert.Equal(bytes, ArtifactFolder.Write(Files.Reverse().ToDictionary()));
        Assert.True(ArtifactFolder.IsFolder(bytes));
        Assert.Equal(["a.txt", "b.txt"], ArtifactFolder.Read(bytes).Files?.Keys);
    }

    [Fact]
    public void Any_flipped_byte_of_a_file_is_found()
    {
        var bytes = ArtifactFolder.Write(Files);
        var at = bytes.AsSpan().LastIndexOf("two"u8);
        bytes[at] ^= 1;

        Assert.Contains("b.txt is missing or not what manifest.json says", ArtifactFolder.Read(bytes).Refusal);
    }

    [Fact]
    public void A_model_is_read_from_its_folder_as_well_as_alone()
    {
        var model = Tables.Small();
        var folder = ArtifactFolder.Write(new Dictionary<string, byte[]> { [ArtifactFolder.Model] = model.ToBytes() });

        Assert.Equal(model.Hash, ModelArtifact.Read(folder).Artifact?.Hash);
        Assert.Contains("model.json is missing", ModelArtifact.Read(ArtifactFolder.Write(Files)).Refusal);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("")]
    [InlineData("manifest.json")]
    public void Names_that_lead_elsewhere_are_not_written(string name) =>
        Assert.Throws<ArgumentException>(() => ArtifactFolder.Write(new Dictionary<string, byte[]> { [name] = [] }));

    [Fact]
    public void Links_strangers_and_halves_are_refused()
    {
        var whole = ArtifactFolder.Write(Files);

        Assert.Contains("is no plain file", ArtifactFolder.Read(Archive(new UstarTarEntry(TarEntryType.SymbolicLink, "a.txt") { LinkName = "/etc/passwd" })).Refusal);
        Assert.Contains("manifest.json is missing", ArtifactFolder.Read(Archive(new UstarTarEntry(TarEntryType.RegularFile, "a.txt"))).Refusal);
        Assert.All(Enumerable.Range(1, whole.Length / 256), part => Assert.NotNull(Refusal(whole[..(whole.Length - (part * 256))])));
    }

    // What ends after its last file lacks only the padding of the format.
    private static string? Refusal(byte[] part) => ArtifactFolder.Read(part) is { Files: { } files } ? files.Count == Files.Count ? "whole" : null : "refused";

    private static byte[] Archive(TarEntry entry)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            tar.WriteEntry(entry);
        }

        return archive.ToArray();
    }
}
