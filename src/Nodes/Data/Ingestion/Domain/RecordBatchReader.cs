using System.Text.Json;
using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain;

/// <summary>Reads the rows of a request against the scenario's contract.</summary>
internal sealed class RecordBatchReader(Scenario scenario)
{
    private readonly RowContract _contract = new(scenario);
    private readonly CellReader _cells = new(scenario);

    public Scenario Scenario => scenario;

    public IntakeBatch Read(JsonElement records, ScenarioClock clock, RowOrigin origin)
    {
        var draft = new RecordBatchDraft(records.GetArrayLength(), origin);
        var seen = new ObservedBatch(records.GetArrayLength(), _cells.Width);
        using var json = draft.Writer();
        foreach (var record in records.EnumerateArray())
        {
            var (envelope, verdict) = _contract.Check(record);
            Observe(envelope, verdict.Row, seen);
            if (verdict.Row is not null)
            {
                verdict = draft.Time(envelope.EventTime, clock.Read(envelope.EventTime, scenario.Freshness), scenario.Freshness, verdict);
            }

            if (verdict.IsRefused)
            {
                draft.Refuse(envelope.Id, verdict.Reasons, record);
            }
            else
            {
                draft.Accept(envelope, verdict.Reasons.Count > 0, json);
            }
        }

        clock.Advance(draft.Times);
        return draft.Finish(new(scenario.Name, JournalKind.Records), scenario.SchemaVersion) with { Observed = seen };
    }

    private void Observe(RecordEnvelope envelope, Row? row, ObservedBatch into)
    {
        if (row is not null)
        {
            _cells.Read(row, into.Add(envelope.EventTime));
        }
        else if (envelope is { Error: null, Id: not null })
        {
            into.AddUnknown(_cells.Read(envelope.Fields, into.Add(envelope.EventTime)));
        }
    }
}
