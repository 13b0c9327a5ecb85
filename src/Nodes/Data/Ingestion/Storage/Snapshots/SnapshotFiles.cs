using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Manifests and label files, each named by its hash and never changed once it has its name.</summary>
internal sealed class SnapshotFiles
{
    private readonly Journals _journals;
    private readonly Fsync _fsync;
    private readonly string _root;

    public SnapshotFiles(NodeIdentity node, Journals journals, Fsync fsync)
    {
        _journals = journals;
        _fsync = fsync;
        _root = Path.Combine(node.DataFolder, "snapshots");
    }

    public Journal RecordsOf(string scenario) => _journals.Of(new(scenario, JournalKind.Records));

    public string LabelsPath(string scenario, string sha256) => Path.Combine(_root, scenario, $"{sha256}.labels");

    public string StatisticsPath(string scenario, int segment) =>
        Path.Combine(_root, scenario, "statistics", string.Create(CultureInfo.InvariantCulture, $"{segment:00000000}.json"));

    /// <summary>Keeps what can be made again, so nothing waits for the disk.</summary>
    public void KeepStatistics(string scenario, SegmentStats made)
    {
        var path = StatisticsPath(scenario, made.Part.Segment);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _root);
        var written = NewPath(scenario);
        File.WriteAllBytes(written, JsonSerializer.SerializeToUtf8Bytes(made, IngestionJson.Default.SegmentStats));
        File.Move(written, path, overwrite: true);
    }

    public string ManifestPath(string scenario, string id) => Path.Combine(_root, scenario, $"{id}.json");

    public string NewPath(string scenario)
    {
        var folder = Path.Combine(_root, scenario);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Guid.NewGuid():n}.new");
    }

    public string Keep(SnapshotManifest manifest)
    {
        var path = NewPath(manifest.Scenario);
        File.WriteAllBytes(path, manifest.ToBytes());
        var id = manifest.Id();
        KeepAs(path, ManifestPath(manifest.Scenario, id));
        return id;
    }

    public void KeepAs(string written, string name)
    {
        using (var file = File.OpenHandle(written, FileMode.Open, FileAccess.ReadWrite))
        {
            _fsync(file);
        }

        File.Move(written, name, overwrite: true);
    }

    /// <summary>The manifest, if its bytes are those that gave it its name.</summary>
    public SnapshotManifest? Read(string scenario, string id)
    {
        var path = ManifestPath(scenario, id);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == id ? JsonSerializer.Deserialize(bytes, IngestionJson.Default.SnapshotManifest) : null;
    }

    /// <summary>The first file that is not what the manifest says, or null when all are.</summary>
    public string? FindDamage(SnapshotManifest manifest)
    {
        var records = RecordsOf(manifest.Scenario);
        return manifest.Segments.FirstOrDefault(part => !FileHash.Matches(records.PathOf(part.Segment), part.Sha256)) is { } segment
            ? $"segment {segment.Segment}"
            : FileHash.Matches(LabelsPath(manifest.Scenario, manifest.Labels.Sha256), manifest.Labels.Sha256) ? null : "the labels";
    }
}
