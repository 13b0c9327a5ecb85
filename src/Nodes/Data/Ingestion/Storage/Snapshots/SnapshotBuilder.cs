using System.Text;
using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Makes a manifest of closed segments and writes the labels of their rows beside it.</summary>
internal sealed class SnapshotBuilder(SnapshotFiles files, SegmentStatistics statistics, TrainedModels models, Store store, IOptions<IngestionOptions> options)
{
    /// <summary>Null when there are no rows.</summary>
    /// <param name="scenario">Whose rows.</param>
    /// <param name="segments">All closed segments, ascending.</param>
    /// <param name="parent">The snapshot before; null when this is the first.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<SnapshotManifest?> BuildAsync(string scenario, IReadOnlyList<int> segments, (string Id, SnapshotManifest Manifest)? parent, CancellationToken ct)
    {
        var records = files.RecordsOf(scenario);
        var parts = Newest(records, segments);
        if (parts.Count == 0)
        {
            return null;
        }

        var versions = RowVersions.Of(records, parts.Select(part => part.Part), asOf: null);
        var (labels, count, replaced) = await WriteLabelsAsync(scenario, records, parts, versions, ct);
        var whole = SnapshotStatistics.Of(records, parts, replaced);
        whole.Content.AddSum(count.Content.ToString());
        return new SnapshotManifest(
            SnapshotManifest.CurrentFormat, scenario, parts[^1].SchemaVersion, count.Rows, count.Labelled, count.Positives,
            whole.Event.From, whole.Event.To, whole.Content.ToString(), [.. parts.Select(part => part.Part)], labels)
        {
            Arrival = whole.Arrival,
            Watermark = whole.Event.To - options.Value.AllowedLateness,
            Parents = parent is { Id: var before } ? [before] : [],
            LabelNumbers = new(count.Labelled, count.Positives, count.Revised),
            Backfills = await BackfillsAsync(scenario, parts, versions, parent?.Manifest, ct),
            Columns = whole.Columns.ToStatistics(count.Rows),
            Contracts = [.. parts.Select(part => part.Contract).OfType<string>().Distinct()],
        };
    }

    private List<SegmentStats> Newest(Journal records, IReadOnlyList<int> segments)
    {
        var parts = new List<SegmentStats>();
        var rows = 0L;
        foreach (var number in segments.Reverse())
        {
            var stats = statistics.Of(records, number);
            rows += stats.Part.Rows;
            if (parts.Count > 0 && rows > options.Value.SnapshotRows)
            {
                break;
            }

            if (stats.Part.Rows > 0)
            {
                parts.Insert(0, stats);
            }
        }

        return parts;
    }

    private async Task<(LabelsPart Part, LabelCount Count, Dictionary<int, HashSet<int>> Replaced)> WriteLabelsAsync(
        string scenario, Journal records, List<SegmentStats> parts, RowVersions versions, CancellationToken ct)
    {
        var path = files.NewPath(scenario);
        LabelPass pass;
        await using (var lookup = await LabelLookup.OpenAsync(store, scenario, ct))
        await using (var labels = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 64 * 1024))
        {
            pass = new LabelPass(records, versions, lookup, labels);
            foreach (var part in parts)
            {
                await pass.WriteAsync(part.Part, ct);
            }
        }

        var sha256 = FileHash.Of(path);
        var bytes = new FileInfo(path).Length;
        files.KeepAs(path, files.LabelsPath(scenario, sha256));
        return (new(sha256, bytes), pass.Count, pass.Replaced);
    }

    private async Task<IReadOnlyList<BackfillPart>> BackfillsAsync(
        string scenario, List<SegmentStats> parts, RowVersions versions, SnapshotManifest? parent, CancellationToken ct)
    {
        var found = new List<BackfillPart>();
        foreach (var reason in parts.Where(part => part.IsBackfill && parent?.Segments.Contains(part.Part) is not true).GroupBy(part => part.Part.Backfill ?? string.Empty))
        {
            var spread = reason.Aggregate(TimeSpread.None, (spread, part) => spread.With(part.Event));
            var rewritten = await models.TrainedOnAsync(scenario, spread, ct);
            found.Add(new(reason.Key, reason.Sum(part => part.Part.Rows), reason.Sum(part => versions.ReplacedBy(part.Part.Segment)), spread, rewritten));
        }

        return found;
    }
}
