using System.Text.Json;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>Some rows of a journal as one JSON array, all of one segment, and where to read on.</summary>
internal sealed record JournalChunk(JsonDocument? Array, int Rows, JournalPosition After, string SchemaVersion) : IDisposable
{
    public void Dispose() => Array?.Dispose();
}
