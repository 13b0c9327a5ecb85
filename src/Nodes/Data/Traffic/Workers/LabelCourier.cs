using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Storage;

namespace MlopsLab.Traffic.Workers;

/// <summary>Tells ingestion the outcomes that became due in scenario time.</summary>
internal sealed class LabelCourier(WaitingStore waiting, IngestionClient ingestion, LiveClock clock, Persistence persistence, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            while (await persistence.TryAsync("labels", TellAsync, stoppingToken) == IngestionClient.LargestBatch)
            {
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<int> TellAsync(CancellationToken ct)
    {
        var due = await waiting.DueLabelsAsync(clock.Now, IngestionClient.LargestBatch, ct);
        foreach (var same in due.GroupBy(label => label.Scenario))
        {
            await ingestion.SendAsync(same.Key, [.. same.Select(label => new WireLabel(label.RecordId, label.Value, label.DueAt, label.DueAt))], ct);
        }

        if (due.Count > 0)
        {
            await waiting.RemoveAsync(due, ct);
        }

        return due.Count;
    }
}
