using System.Text;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>Brings held records to ingestion once they are due in scenario time; they arrive when they are brought, whatever their event time says.</summary>
internal sealed class HeldCourier(HeldStore held, IngestionClient ingestion, LiveClock clock, Persistence persistence, TimeProvider time) : BackgroundService
{
    private const string Reason = "the source corrected its amounts";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            while (await persistence.TryAsync("held records", BringAsync, stoppingToken) == IngestionClient.LargestBatch)
            {
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<int> BringAsync(CancellationToken ct)
    {
        var now = clock.Now;
        var due = await held.DueAsync(now, IngestionClient.LargestBatch, ct);
        foreach (var same in due.GroupBy(record => (record.Scenario, IsBackfill: record.Copy == HeldRecord.Backfill)))
        {
            WireRecord[] records = [.. same.Select(record => new WireRecord(record.Id, record.EventTime, now, Encoding.UTF8.GetBytes(record.Fields)))];
            await (same.Key.IsBackfill ? ingestion.SendBackfillAsync(same.Key.Scenario, Reason, records, ct) : ingestion.SendAsync(same.Key.Scenario, records, ct));
        }

        if (due.Count > 0)
        {
            await held.RemoveAsync(due, ct);
        }

        return due.Count;
    }
}
