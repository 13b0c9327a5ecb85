using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsLab.Ingestion.Storage;

/// <summary>
/// All that a snapshot is. Its id is the SHA-256 of this in JSON, so it covers every byte of the files it names, the statistics and what came
/// before: nobody can change a snapshot and keep its name. Format 1 ends with the labels.
/// </summary>
/// <param name="Content">Covers what a reader of the rows gets and nothing else: the sum of the SHA-256 of every row and of every label that counts.
/// Equal for the same rows and labels in whatever order, grouping and number of copies they came. (Format 1 summed each row with its label.)</param>
/// <param name="Arrival">From the earliest to the latest arrival.</param>
/// <param name="Watermark">Latest event time less the lateness that is allowed: rows from before it are not expected any more.</param>
/// <param name="Parents">The snapshots this one came after.</param>
/// <param name="Contracts">The versions of the contract its rows were taken under, in the order they came; rows from before contracts had versions name none.</param>
/// <param name="Backfills">What came in backfills since the parents.</param>
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
    LabelsPart Labels,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeSpread? Arrival = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Watermark = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Parents = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LabelNumbers? LabelNumbers = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BackfillPart>? Backfills = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ColumnStatistics>? Columns = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Contracts = null)
{
    public const int CurrentFormat = 2;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, IngestionJson.Default.SnapshotManifest);

    public string Id() => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    /// <summary>Whether both name the same files.</summary>
    public bool HasFilesOf(SnapshotManifest other) => Labels == other.Labels && Segments.SequenceEqual(other.Segments);
}
