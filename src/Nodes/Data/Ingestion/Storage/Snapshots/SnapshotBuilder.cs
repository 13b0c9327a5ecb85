using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Messaging;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Makes a manifest of closed segments and writes the labels of their rows beside it.</summary>
internal sealed class SnapshotBuilder(SnapshotFiles files, Store store, IOptions<IngestionOptions> options)
{
    private const int RowsAtOnce = 5_000;

    private readonly ConcurrentDictionary<string, SegmentStats> _stats = new(StringComparer.Ordinal);

    /// <summary>Null when there are no rows.</summary>
    public async Task<SnapshotManifest?> BuildAsync(string scenario, IReadOnlyList<int> segments, CancellationToken ct)
    {
        var records = files.RecordsOf(scenario);
        var parts = Newest(records, segments);
        if (parts.Count == 0)
        {
            return null;
        }

        var path = files.NewPath(scenario);
        LabelCount count;
        await using (var lookup = await LabelLookup.OpenAsync(store, scenario, ct))
        await using (var labels = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 64 * 1024))
        {
            count = await WriteLabelsAsync(records, parts, lookup, labels, ct);
        }

        var sha256 = FileHash.Of(path);
        var bytes = new FileInfo(path).Length;
        files.KeepAs(path, files.LabelsPath(scenario, sha256));
        return new SnapshotManifest(
            1, scenario, parts[^1].SchemaVersion, parts.Sum(part => part.Part.Rows), count.Labelled, count.Positives,
            parts.Min(part => part.From), parts.Max(part => part.To), count.Content.ToString(), [.. parts.Select(part => part.Part)], new(sha256, bytes));
    }

    private List<SegmentStats> Newest(Journal records, IReadOnlyList<int> segments)
    {
        var parts = new List<SegmentStats>();
        var rows = 0L;
        foreach (var number in segments.Reverse())
        {
            var path = records.PathOf(number);
            var stats = _stats.GetOrAdd(path, _ => SegmentStats.Of(number, path));
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

    private static async Task<LabelCount> WriteLabelsAsync(Journal records, List<SegmentStats> parts, LabelLookup lookup, StreamWriter labels, CancellationToken ct)
    {
        var count = new LabelCount();
        foreach (var part in parts)
        {
            using var reader = new SegmentReader(records.PathOf(part.Part.Segment), offset: 0, long.MaxValue);
            reader.TryRead(out _);
            while (ReadSome(reader) is { Count: > 0 } rows)
            {
                var found = await lookup.FindAsync([.. rows.Select(row => row.Id)], ct);
                foreach (var (id, json) in rows)
                {
                    var line = found.TryGetValue(id, out var label) ? label.ToLine() : KnownLabel.None;
                    count.Add(json, line);
                    await labels.WriteAsync($"{line}\n".AsMemory(), ct);
                }
            }
        }

        return count;
    }

    private static List<(string Id, byte[] Json)> ReadSome(SegmentReader reader)
    {
        var rows = new List<(string, byte[])>();
        while (rows.Count < RowsAtOnce && reader.TryRead(out var json))
        {
            rows.Add((LineFacts.Read(json).Id, json.ToArray()));
        }

        return rows;
    }
}
