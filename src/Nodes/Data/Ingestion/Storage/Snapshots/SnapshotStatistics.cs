using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>The statistics of segments put together; only segments with replaced rows are read again.</summary>
internal sealed class SnapshotStatistics
{
    public ColumnTable Columns { get; } = new();

    public ContentSum Content { get; } = new();

    public TimeSpread Event { get; private set; } = TimeSpread.None;

    public TimeSpread Arrival { get; private set; } = TimeSpread.None;

    public static SnapshotStatistics Of(Journal records, IEnumerable<SegmentStats> parts, IReadOnlyDictionary<int, HashSet<int>> replaced)
    {
        var whole = new SnapshotStatistics();
        foreach (var part in parts)
        {
            whole.Add(replaced.TryGetValue(part.Part.Segment, out var rows) ? SegmentStatistics.Without(records, part.Part.Segment, rows) : part);
        }

        return whole;
    }

    private void Add(SegmentStats part)
    {
        Columns.Merge(part.Columns);
        Content.AddSum(part.RowSum);
        (Event, Arrival) = (Event.With(part.Event), Arrival.With(part.Arrival));
    }
}
