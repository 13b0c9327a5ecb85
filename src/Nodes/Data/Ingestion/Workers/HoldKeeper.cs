using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Stores and tells what a batch did to its source's hold: a hold before its rows are answered, an end after them.</summary>
internal sealed class HoldKeeper(HoldStore holds, ILogger<HoldKeeper> log)
{
    public async Task BeforeAsync(IntakeBatch batch, CancellationToken ct)
    {
        if (batch.Hold is { IsStored: false } hold)
        {
            await holds.EnsureOpenAsync(hold, batch.Rows.Count, ct);
            log.Held(hold.Scenario, hold.Source, hold.Id, hold.Broken.Field, hold.Broken.Check, hold.Broken.Evidence);
        }
    }

    public async Task AfterAsync(IntakeBatch batch, CancellationToken ct)
    {
        batch.Hold?.Add(batch.Rows.Count);
        if (batch.Ended is { } ended)
        {
            await holds.ReleaseAsync(ended, ct);
            log.Released(ended.Id, ended.Scenario, ended.ReleaseReason ?? string.Empty, ended.Rows);
        }
    }
}
