using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>First line of every segment: what the lines after it are.</summary>
/// <param name="Backfill">Why its rows came, when they may replace rows of the same id; no other rows stand in such a segment.</param>
/// <param name="Contract">The version of the contract its rows were taken under; null in segments from before contracts had versions.</param>
internal sealed record SegmentHeader(
    int Format, string Scenario, JournalKind Kind, string SchemaVersion, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Backfill = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Contract = null)
{
    public static SegmentHeader For(string scenario, JournalKind kind, string schemaVersion, string? backfill, string? contract) => new(1, scenario, kind, schemaVersion, backfill, contract);

    public static SegmentHeader? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, IngestionJson.Default.SegmentHeader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToLine()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        SegmentLine.Write(buffer, JsonSerializer.SerializeToUtf8Bytes(this, IngestionJson.Default.SegmentHeader));
        return buffer.WrittenSpan.ToArray();
    }
}
