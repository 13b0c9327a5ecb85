using System.Collections.Concurrent;
using System.Text.Json;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Statistics of closed segments, made once each and kept in files: a seal merges them and reads no row for them.</summary>
internal sealed class SegmentStatistics(SnapshotFiles files)
{
    private readonly ConcurrentDictionary<(string Scenario, int Segment), SegmentStats> _known = new();

    public SegmentStats Of(Journal records, int segment) =>
        _known.GetOrAdd((records.Key.Scenario, segment), key => Load(records, key.Segment) ?? Make(records, key.Segment));

    /// <summary>Without rows that were replaced; made anew for each set of them.</summary>
    public static SegmentStats Without(Journal records, int segment, IReadOnlySet<int> replaced) => SegmentSummary.Of(segment, records.PathOf(segment), replaced);

    private SegmentStats? Load(Journal records, int segment)
    {
        var path = files.StatisticsPath(records.Key.Scenario, segment);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var found = JsonSerializer.Deserialize(File.ReadAllBytes(path), IngestionJson.Default.SegmentStats);
            return found is { Format: SegmentStats.CurrentFormat } && found.Part.Bytes == new FileInfo(records.PathOf(segment)).Length ? found : null;
        }
        catch (JsonException)
        {
            // A crash in the middle of a write; what was to be written can be made again.
            return null;
        }
    }

    private SegmentStats Make(Journal records, int segment)
    {
        var made = SegmentSummary.Of(segment, records.PathOf(segment));
        files.KeepStatistics(records.Key.Scenario, made);
        return made;
    }
}
