using System.Text;
using MlopsLab.Messaging;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>Brings kept records to ingestion in order, at most 500 at a time; what is not taken stays on disk and is brought again.</summary>
internal sealed class RecordCourier(Store store, WaitingStore waiting, IngestionClient ingestion, LiveClock clock, Persistence persistence) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await waiting.CountAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            if (await persistence.TryAsync("records", BringAsync, stoppingToken) == 0)
            {
                await store.WaitForCommitAsync(seen, stoppingToken);
            }
        }
    }

    private async Task<int> BringAsync(CancellationToken ct)
    {
        var next = await waiting.NextRecordsAsync(IngestionClient.LargestBatch, ct);
        foreach (var same in next.GroupBy(record => record.Scenario))
        {
            await ingestion.SendAsync(same.Key, [.. same.Select(Arriving)], ct);
        }

        if (next.Count > 0)
        {
            await waiting.RemoveAsync(next, ct);
        }

        return next.Count;
    }

    // A record arrives when it is brought: that is what the lab could know at the time.
    private WireRecord Arriving(WaitingRecord record)
    {
        var now = clock.Now;
        return new(record.Id, record.EventTime, now > record.EventTime ? now : record.EventTime, Encoding.UTF8.GetBytes(record.Fields));
    }
}
