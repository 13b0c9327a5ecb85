using System.Text.Json.Serialization;

namespace MlopsLab.Ingestion.Storage;

/// <summary>What is known of a closed segment: what a manifest says of it, the spans of its times, the sum of its rows and its columns.</summary>
internal sealed record SegmentStats(
    int Format, SegmentPart Part, string SchemaVersion, TimeSpread Event, TimeSpread Arrival, string RowSum, IReadOnlyList<ColumnStatistics> Columns,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Contract = null)
{
    /// <summary>Raised when statistics are made in another way: stored ones of another format are made anew.</summary>
    public const int CurrentFormat = 1;

    [JsonIgnore]
    public bool IsBackfill => Part.Backfill is not null;
}
