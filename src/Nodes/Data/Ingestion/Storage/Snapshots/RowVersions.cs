using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>
/// Which rows of a snapshot stand and which were replaced. A row of a backfill goes before one that came the usual way; of several, the one
/// with the latest arrival (of those at once, the one with the larger hash) — so the order in which they came makes no difference.
/// </summary>
internal sealed class RowVersions
{
    private readonly Dictionary<string, (string Arrival, long Content, int Segment, int Row)> _standing = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long> _replacedBy = [];

    /// <param name="records">The journal of the rows.</param>
    /// <param name="parts">The segments of the snapshot; only those of backfills are read.</param>
    /// <param name="asOf">A time as rows have it: later arrivals are not known. Null for all.</param>
    public static RowVersions Of(Journal records, IEnumerable<SegmentPart> parts, string? asOf)
    {
        var versions = new RowVersions();
        foreach (var part in parts.Where(part => part.Backfill is not null))
        {
            using var reader = new SegmentReader(records.PathOf(part.Segment), offset: 0, part.Bytes);
            reader.TryRead(out _);
            for (var row = 0; reader.TryRead(out var json); row++)
            {
                var (id, arrival) = LineFacts.Read(json);
                if (asOf is null || string.CompareOrdinal(arrival, asOf) <= 0)
                {
                    versions.Add(id, (arrival, RecordContent.HashOf(json), part.Segment, row));
                }
            }
        }

        return versions;
    }

    public bool IsReplaced(SegmentPart part, int row, string id)
    {
        if (!_standing.TryGetValue(id, out var standing) || (standing.Segment == part.Segment && standing.Row == row))
        {
            return false;
        }

        _replacedBy[standing.Segment] = _replacedBy.GetValueOrDefault(standing.Segment) + 1;
        return true;
    }

    /// <summary>How many rows were found replaced by those of a segment.</summary>
    public long ReplacedBy(int segment) => _replacedBy.GetValueOrDefault(segment);

    private void Add(string id, (string Arrival, long Content, int Segment, int Row) version)
    {
        if (!_standing.TryGetValue(id, out var before) || Compare(version, before) >= 0)
        {
            _standing[id] = version;
        }
    }

    private static int Compare((string Arrival, long Content, int Segment, int Row) one, (string Arrival, long Content, int Segment, int Row) other) =>
        string.CompareOrdinal(one.Arrival, other.Arrival) is not 0 and var order ? order : one.Content.CompareTo(other.Content);
}
