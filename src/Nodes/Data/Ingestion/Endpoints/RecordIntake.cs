using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>Reads the records of a request and decides whether they go on or into a hold.</summary>
internal sealed class RecordIntake(ScenarioClocks clocks, SourceWatches watches, IOptions<IngestionOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, RecordBatchReader> _readers = new(StringComparer.Ordinal);

    public IntakeBatch Read(Scenario scenario, RowOrigin origin, JsonElement records)
    {
        var batch = ReaderOf(scenario).Read(records, clocks.Of(scenario.Name), origin);
        using var observed = batch.Observed;
        if (observed is null || !options.Value.HoldBatches || watches.Of(scenario, origin.Source) is not { } watch)
        {
            return batch;
        }

        var verdict = watch.Judge(observed, time.GetUtcNow());
        return verdict.Into is { } hold ? HeldBatch.Of(hold, records) : batch with { Ended = verdict.Ended };
    }

    public RecordBatchReader ReaderOf(Scenario scenario)
    {
        var reader = _readers.GetOrAdd(scenario.Name, _ => new RecordBatchReader(scenario));
        return reader.Scenario.Hash == scenario.Hash ? reader : _readers[scenario.Name] = new RecordBatchReader(scenario);
    }
}
