using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>First line of every segment: what the lines after it are.</summary>
internal sealed record SegmentHeader(int Format, string Scenario, JournalKind Kind, string SchemaVersion)
{
    public static SegmentHeader For(string scenario, JournalKind kind, string schemaVersion) => new(1, scenario, kind, schemaVersion);

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
