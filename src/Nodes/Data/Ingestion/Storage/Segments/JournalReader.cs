using System.Text.Json;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>Reads a journal on from a position, across segments.</summary>
internal static class JournalReader
{
    /// <summary>At most <paramref name="rows"/> rows as one JSON array, and the position after them; a null array when there are none.</summary>
    public static JournalChunk Read(Journal journal, JournalPosition start, int rows)
    {
        var end = journal.End;
        var position = start;
        while (position < end)
        {
            var until = position.Segment == end.Segment ? end.Offset : long.MaxValue;
            var chunk = ReadSegment(journal, position, until, rows);
            position = chunk.After;
            if (chunk.Rows > 0)
            {
                return chunk;
            }
        }

        return new(null, 0, position, string.Empty);
    }

    private static JournalChunk ReadSegment(Journal journal, JournalPosition start, long until, int rows)
    {
        using var reader = new SegmentReader(journal.PathOf(start.Segment), start.Offset, until);
        using var array = new MemoryStream();
        var count = 0;
        var atHeader = start.Offset == 0;
        while (count < rows && reader.TryRead(out var json))
        {
            if (!atHeader)
            {
                array.WriteByte(count++ == 0 ? (byte)'[' : (byte)',');
                array.Write(json);
            }

            atHeader = false;
        }

        // A closed segment that has no more rows is done; the open one goes on where it was read to.
        var after = count < rows && until == long.MaxValue ? new JournalPosition(start.Segment + 1, 0) : start with { Offset = reader.Offset };
        if (count == 0)
        {
            return new(null, 0, until == long.MaxValue ? after : start with { Offset = until }, string.Empty);
        }

        array.WriteByte((byte)']');
        return new(JsonDocument.Parse(array.ToArray()), count, after, SegmentScan.HeaderOf(journal.PathOf(start.Segment))?.SchemaVersion ?? string.Empty);
    }
}
