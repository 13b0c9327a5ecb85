using System.Text.Json;
using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Domain.Replays;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Workers;

/// <summary>What a replay would do, tried on the first rows, before any is taken.</summary>
internal sealed class ReplayPlan(ReplayStore replays, HoldStore holds, SourceWatches watches, Journals journals)
{
    private const int MostReasons = 5;

    public (RowRepair? Repair, string? Failure) RepairOf(ReplayRow row, Scenario scenario, IReadOnlySet<string> names)
    {
        var maps = JsonSerializer.Deserialize(row.Maps, IngestionJson.Default.StringArray) ?? [];
        var (mapping, errors) = RowMapping.Parse(maps, scenario, names);
        if (mapping is null)
        {
            return (null, string.Join("; ", errors));
        }

        var hold = holds.Find(row.HoldId);
        var learnt = hold is null ? null : watches.Of(scenario, hold.Source)?.Copy();
        var share = Math.Clamp(hold?.Broken.Share ?? 1, 0.02, 0.99);
        return (new RowRepair(scenario, mapping, learnt, share, DateTimeOffset.FromUnixTimeMilliseconds(row.ArrivalAt)), null);
    }

    /// <summary>Fields of the first rows that the scenario doesn't have.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(string scenario, string hold, CancellationToken ct)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var rows = await FirstAsync(new(string.Empty, scenario, hold, "[]", string.Empty, 0, 1, 0, 0, 0, 0, 0, null), ct);
        foreach (var row in rows.RootElement.EnumerateArray())
        {
            if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty("fields"u8, out var fields) && fields.ValueKind == JsonValueKind.Object)
            {
                names.UnionWith(fields.EnumerateObject().Select(member => member.Name));
            }
        }

        return names;
    }

    public async Task<ReplayPreview> TryAsync(ReplayRow row, RowRepair repair, Scenario scenario, CancellationToken ct)
    {
        using var rows = await FirstAsync(row, ct);
        using var seen = new ObservedBatch(rows.RootElement.GetArrayLength(), scenario.Fields.Count);
        var batch = repair.Repair(rows.RootElement, seen);
        var reasons = batch.Rejected.GroupBy(rejected => $"{rejected.Field}: {rejected.Reason}").OrderByDescending(group => group.Count()).Take(MostReasons).Select(group => $"{group.Count()} x {group.Key}");
        return new(row.HoldId, rows.RootElement.GetArrayLength(), batch.Rows.Count, batch.Rejected.Count, [.. reasons], StillBroken(row, scenario, seen));
    }

    private string? StillBroken(ReplayRow row, Scenario scenario, ObservedBatch seen)
    {
        if (holds.Find(row.HoldId) is not { } hold || watches.Of(scenario, hold.Source)?.Copy() is not { IsReady: true } detector)
        {
            return null;
        }

        detector.See(seen);
        return detector.Broken(seen) is { } broken ? $"{broken.Evidence}; probably {broken.SuspectedChange}" : null;
    }

    private async Task<JsonDocument> FirstAsync(ReplayRow row, CancellationToken ct)
    {
        if (row.HoldId.Length > 0)
        {
            using var chunk = JournalReader.Read(journals.Of(new JournalKey(row.Scenario, JournalKind.Held, row.HoldId)), new((int)row.Segment, row.ByteOffset), ReplayWorker.Part);
            if (chunk.Array is { } array)
            {
                return JsonDocument.Parse(array.RootElement.GetRawText());
            }
        }

        var singles = await replays.RowsAsync(row.Scenario, row.HoldId, row.LastSeq, ReplayWorker.Part, ct);
        return JsonDocument.Parse($"[{string.Join(',', singles.Select(single => single.Raw))}]");
    }
}
