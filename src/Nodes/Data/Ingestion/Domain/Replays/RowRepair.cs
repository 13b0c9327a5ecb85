using System.Text.Json;
using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Replays;

/// <summary>
/// Turns rows that were set aside into rows of the present contract. When only a part of a hold's rows was broken, a row is mapped
/// only if it fits what was learnt better that way.
/// </summary>
internal sealed class RowRepair(Scenario scenario, RowMapping mapping, BatchDetector? learnt, double brokenShare, DateTimeOffset? arrival)
{
    private const double All = 0.9;

    private readonly RowContract _contract = new(scenario);
    private readonly RowReader _rows = new(scenario);
    private readonly CellReader _cells = new(scenario);

    /// <summary>Rows as they came, against the present contract.</summary>
    public static RowRepair AsTheyAre(Scenario scenario) => new(scenario, RowMapping.None, learnt: null, brokenShare: 1, arrival: null);

    public IntakeBatch Repair(JsonElement records, ObservedBatch? seen)
    {
        var draft = new RecordBatchDraft(records.GetArrayLength());
        using var json = draft.Writer();
        foreach (var record in records.EnumerateArray())
        {
            using var better = Better(record);
            var (envelope, verdict) = _contract.Check(better?.RootElement ?? record);
            if (verdict.Row is not null && seen is not null)
            {
                _cells.Read(verdict.Row, seen.Add(envelope.EventTime));
            }

            if (verdict.IsRefused)
            {
                draft.Refuse(envelope.Id, verdict.Reasons, record);
            }
            else
            {
                draft.Accept(envelope with { ArrivalTime = arrival > envelope.ArrivalTime ? arrival.Value : envelope.ArrivalTime }, verdict.Reasons.Count > 0, json);
            }
        }

        return draft.Finish(new(scenario.Name, JournalKind.Records), scenario.SchemaVersion);
    }

    private JsonDocument? Better(JsonElement record)
    {
        if (mapping.IsNothing || record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("fields"u8, out var fields) || fields.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var mapped = mapping.Apply(fields);
        return Prefers(fields, mapped) ? JsonDocument.Parse(With(record, mapped)) : null;
    }

    // Bayes: how well the values fit before and after, and how many rows were broken.
    private bool Prefers(JsonElement before, ReadOnlyMemory<byte> after)
    {
        if (brokenShare >= All || learnt is not { IsReady: true } || _rows.Read(before).Row is not { } unmapped)
        {
            return true;
        }

        using var json = JsonDocument.Parse(after);
        return _rows.Read(json.RootElement).Row is { } mapped
            && Fit(mapped) + Math.Log(brokenShare) > Fit(unmapped) + Math.Log(1 - brokenShare);
    }

    private double Fit(Row row)
    {
        Span<Cell> cells = new Cell[_cells.Width];
        _cells.Read(row, cells);
        var sum = 0.0;
        foreach (var field in mapping.Targets)
        {
            sum += cells[field].IsAbsent ? 0 : learnt?.Columns[field].Profile.LogP(cells[field]) ?? 0;
        }

        return sum;
    }

    private static byte[] With(JsonElement record, ReadOnlyMemory<byte> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in record.EnumerateObject().Where(member => member.Name != "fields"))
            {
                member.WriteTo(json);
            }

            json.WritePropertyName("fields");
            json.WriteRawValue(fields.Span);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
