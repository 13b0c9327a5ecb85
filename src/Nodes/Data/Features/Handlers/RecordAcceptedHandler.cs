using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Handlers;

/// <summary>Adds a batch of records to the states of their entities.</summary>
internal sealed class RecordAcceptedHandler(
    CompiledViews views, StateTable states, ViewTable announced, StoreSession session, FeaturesMetrics metrics, ILogger<RecordAcceptedHandler> log)
    : IHandle<RecordAccepted>
{
    public async Task HandleAsync(RecordAccepted fact, Delivery delivery, CancellationToken ct)
    {
        var view = views.Find(fact.Scenario)
            ?? throw new InvalidOperationException($"Scenario '{fact.Scenario}' is not in the folders of LAB_SCENARIOS, or its file is not valid.");
        await announced.AnnounceAsync(session, view, ct);
        var rows = Read(view, fact);
        var batch = await states.BeginAsync(session, ct);
        await batch.LoadAsync(rows.SelectMany(row => row.Keys).Where(key => key.Length > 0), ct);
        foreach (var (row, keys, at) in rows)
        {
            Add(view.Pipeline, batch, row, keys, at);
        }

        await batch.SaveAsync(ct);
        metrics.Applied(fact.Scenario, rows.Count, batch.Changed);
    }

    private List<(Row Row, string[] Keys, DateTimeOffset At)> Read(CompiledView view, RecordAccepted fact)
    {
        var rows = new List<(Row Row, string[] Keys, DateTimeOffset At)>(fact.Records.Count);
        foreach (var record in fact.Records)
        {
            var reading = view.Reader.Read(record.Fields);
            if (reading.Row is { } row)
            {
                rows.Add((row, view.StateKeys(row), record.EventTime));
            }
            else
            {
                metrics.Refused(fact.Scenario);
                log.RecordRefused(record.Id, fact.Scenario, reading.Errors[0].Field, reading.Errors[0].Reason);
            }
        }

        return rows;
    }

    private static void Add(FeaturePipeline pipeline, StateBatch batch, Row row, string[] keys, DateTimeOffset at)
    {
        for (var key = 0; key < keys.Length; key++)
        {
            if (keys[key].Length > 0)
            {
                batch.Set(keys[key], pipeline.Update(batch.Find(keys[key]), key, row, at));
            }
        }
    }
}
