namespace MlopsLab.Ingestion.Storage;

/// <summary>Makes the difference of two snapshots of a scenario.</summary>
internal sealed class SnapshotDiffs(SnapshotFiles files, SegmentStatistics statistics)
{
    public SnapshotDiff Of(string from, SnapshotManifest before, string to, SnapshotManifest after, CancellationToken ct)
    {
        var (rows, labels) = new DiffPass(files, before, after).Run(ct);
        var unchanged = rows is { Added: 0, Removed: 0, Changed: 0 } && labels is { New: 0, Withdrawn: 0, ToPositive: 0, ToNegative: 0 };
        return new(from, to, before.Format == after.Format ? before.Content == after.Content : unchanged, rows, labels, ColumnShift.Of(ColumnsOf(before), ColumnsOf(after)));
    }

    /// <summary>Format 1 had no statistics; its segments are still there.</summary>
    public IReadOnlyList<ColumnStatistics> ColumnsOf(SnapshotManifest manifest)
    {
        if (manifest.Columns is { } columns)
        {
            return columns;
        }

        var records = files.RecordsOf(manifest.Scenario);
        var parts = manifest.Segments.Select(part => statistics.Of(records, part.Segment));
        return SnapshotStatistics.Of(records, parts, new Dictionary<int, HashSet<int>>()).Columns.ToStatistics(manifest.Rows);
    }
}
