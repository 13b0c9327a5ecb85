using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Goes through the rows of a snapshot and writes the line of the labels file for each.</summary>
internal sealed class LabelPass(Journal records, RowVersions versions, LabelLookup lookup, StreamWriter labels)
{
    private const int RowsAtOnce = 5_000;

    public LabelCount Count { get; } = new();

    /// <summary>By segment, the places of rows that were replaced.</summary>
    public Dictionary<int, HashSet<int>> Replaced { get; } = [];

    public async Task WriteAsync(SegmentPart part, CancellationToken ct)
    {
        using var reader = new SegmentReader(records.PathOf(part.Segment), offset: 0, part.Bytes);
        reader.TryRead(out _);
        var row = 0;
        while (ReadSome(reader) is { Count: > 0 } ids)
        {
            var found = await lookup.FindAsync(ids, ct);
            var chances = await lookup.ChancesAsync(ids, ct);
            foreach (var id in ids)
            {
                var replaced = versions.IsReplaced(part, row, id);
                if (replaced)
                {
                    (Replaced.TryGetValue(part.Segment, out var known) ? known : Replaced[part.Segment] = []).Add(row);
                }

                var line = LabelVersions.ToLine(found.GetValueOrDefault(id, []), replaced, chances.TryGetValue(id, out var chance) ? chance : null);
                Count.Add(id, line);
                await labels.WriteAsync($"{line}\n".AsMemory(), ct);
                row++;
            }
        }
    }

    private static List<string> ReadSome(SegmentReader reader)
    {
        var ids = new List<string>(RowsAtOnce);
        while (ids.Count < RowsAtOnce && reader.TryRead(out var json))
        {
            ids.Add(LineFacts.Read(json).Id);
        }

        return ids;
    }
}
