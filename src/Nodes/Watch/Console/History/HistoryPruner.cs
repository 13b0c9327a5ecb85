using MlopsLab.Console.Telemetry;

namespace MlopsLab.Console.History;

/// <summary>Keeps the history as long as the options say.</summary>
internal sealed class HistoryPruner(HistoryStore history, TimeProvider clock, ILogger<HistoryPruner> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await history.PruneAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.PruningFailed(problem);
            }
        }
    }
}
