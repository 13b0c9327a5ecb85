using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Domain;

/// <summary>All rows of a request as they came, good and bad ones, for the journal of a hold.</summary>
internal static class HeldBatch
{
    public static IntakeBatch Of(Hold hold, JsonElement records)
    {
        var lines = new ArrayBufferWriter<byte>(Math.Max(1_024, records.GetArrayLength() * 512));
        var rows = new List<IntakeRow>(records.GetArrayLength());
        foreach (var record in records.EnumerateArray())
        {
            var start = lines.WrittenCount;
            var raw = JsonMarshal.GetRawUtf8Value(record);
            SegmentLine.Write(lines, raw.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0 ? raw : JsonSerializer.SerializeToUtf8Bytes(record, IngestionJson.Default.JsonElement));
            rows.Add(new(rows.Count, string.Empty, start, lines.WrittenCount - start));
        }

        return new(hold.JournalKey, hold.SchemaVersion, lines.WrittenMemory, rows, []) { Hold = hold };
    }
}
