using MlopsLab.Ingestion.Domain.Contracts;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Domain.Replays;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Ends the open holds that a changed contract repairs; their rows wait for a replay as they are.</summary>
internal sealed class HoldRepair(ContractStore contracts, HoldStore holds, SourceWatches watches, Journals journals, TimeProvider time, ILogger<HoldRepair> log)
{
    public async Task EndRepairedAsync(AdoptedContract adopted, CancellationToken ct)
    {
        var scenario = adopted.Scenario;
        foreach (var hold in holds.All.Where(hold => hold.Scenario == scenario.Name && hold.IsOpen && hold.SchemaVersion != scenario.SchemaVersion))
        {
            if (contracts.OfSchema(scenario.Name, hold.SchemaVersion) is { Contract: var from }
                && ContractRepair.Repairs(hold.Broken, from, adopted.Entry.Contract, RefusedShare(hold, scenario))
                && watches.Of(scenario, hold.Source)?.End($"contract changed to {adopted.Version}", time.GetUtcNow()) is { } ended)
            {
                await holds.ReleaseAsync(ended, ct);
                log.Released(ended.Id, ended.Scenario, ended.ReleaseReason ?? string.Empty, ended.Rows);
            }
        }
    }

    // No rows, no repair: nothing shows it.
    private double RefusedShare(Hold hold, Scenario scenario)
    {
        using var chunk = JournalReader.Read(journals.Of(hold.JournalKey), JournalPosition.Start, ReplayWorker.Part);
        var batch = chunk.Array is { } array ? RowRepair.AsTheyAre(scenario).Repair(array.RootElement, seen: null) : null;
        return batch is null ? 1 : (double)batch.Rejected.Count / Math.Max(1, chunk.Rows);
    }
}
