namespace MlopsLab.Console.History;

/// <summary>Keeps the history as long as the options say.</summary>
internal sealed class HistoryPruner(HistoryStore history, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await history.PruneAsync(stoppingToken);
        }
    }
}
