using System.Text.Json.Serialization;

namespace MlopsLab.Ingestion.Storage;

/// <param name="Backfill">Why its rows came, when they may replace earlier ones.</param>
internal sealed record SegmentPart(
    int Segment, string Sha256, long Bytes, long Rows, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Backfill = null);
