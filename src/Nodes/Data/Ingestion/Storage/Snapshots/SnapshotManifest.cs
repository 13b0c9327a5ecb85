using System.Security.Cryptography;
using System.Text.Json;

namespace MlopsLab.Ingestion.Storage;

/// <summary>All that a snapshot is. Its id is the SHA-256 of this in JSON, so that nobody can change a snapshot and keep its name.</summary>
/// <param name="Content">Sum of the SHA-256 of every row with its label: equal for the same rows in any order.</param>
internal sealed record SnapshotManifest(
    int Format,
    string Scenario,
    string SchemaVersion,
    long Rows,
    long LabelledRows,
    long Positives,
    DateTimeOffset From,
    DateTimeOffset To,
    string Content,
    IReadOnlyList<SegmentPart> Segments,
    LabelsPart Labels)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, IngestionJson.Default.SnapshotManifest);

    public string Id() => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));
}
