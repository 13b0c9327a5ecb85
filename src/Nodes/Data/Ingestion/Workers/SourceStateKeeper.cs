using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Writes what the sources taught every now and then; a crash loses the last seconds of learning and no row.</summary>
internal sealed class SourceStateKeeper(SourceWatches watches, SourceStateStore states, TimeProvider time, ILogger<SourceStateKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(always: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            await SaveAsync(always: false, stoppingToken);
        }
    }

    private async Task SaveAsync(bool always, CancellationToken ct)
    {
        foreach (var watch in watches.All)
        {
            try
            {
                if (watch.ToSave(always) is { } state)
                {
                    await states.SaveAsync(watch.Scenario.Name, watch.Source, watch.Scenario.SchemaVersion, state, ct);
                }
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                log.StateNotSaved(error, watch.Scenario.Name);
            }
        }
    }
}
