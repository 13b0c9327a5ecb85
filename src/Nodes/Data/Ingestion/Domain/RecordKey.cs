using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlopsLab.Ingestion.Domain;

/// <summary>A record's id and the hash of what it says.</summary>
internal readonly record struct RecordKey(string Id, long Content)
{
    /// <summary>Of a line of a journal.</summary>
    public static RecordKey Of(JsonElement line) =>
        new(line.GetProperty("id"u8).GetString() ?? string.Empty, RecordContent.HashOf(JsonMarshal.GetRawUtf8Value(line)));
}
