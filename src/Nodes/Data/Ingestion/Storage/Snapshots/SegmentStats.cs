using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>What a manifest says about a closed segment, and the span of its event times.</summary>
internal sealed record SegmentStats(SegmentPart Part, string SchemaVersion, DateTimeOffset From, DateTimeOffset To)
{
    public static SegmentStats Of(int number, string path)
    {
        var (from, to) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var rows = 0L;
        using var reader = new SegmentReader(path, offset: 0, long.MaxValue);
        var version = reader.TryRead(out var header) ? SegmentHeader.Read(header)?.SchemaVersion : null;
        while (reader.TryRead(out var json))
        {
            var at = LineFacts.Read(json).EventTime;
            from = at < from ? at : from;
            to = at > to ? at : to;
            rows++;
        }

        return new(new(number, FileHash.Of(path), new FileInfo(path).Length, rows), version ?? string.Empty, from, to);
    }
}
