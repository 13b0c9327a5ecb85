using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

/// <summary>Does as many runs at a time as there are slots. A run that was under way when the process ended goes on from its last finished stage.</summary>
internal sealed class RunWorker(
    Store store,
    RunAttempt attempt,
    IOptions<TrainingOptions> options,
    TimeProvider clock,
    ILogger<RunWorker> log) : BackgroundService
{
    private readonly Dictionary<string, Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            try
            {
                await FillAsync(stoppingToken);
                await Task.WhenAny([store.WaitForCommitAsync(seen, stoppingToken), .. running.Values]);
                await SettleAsync();
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.StoreAway(problem);
                await Task.Delay(options.Value.StoreRetry, clock, stoppingToken);
            }
        }
    }

    private async Task FillAsync(CancellationToken ct)
    {
        while (running.Count < options.Value.Slots && await NextAsync(ct) is { } run)
        {
            running.Add(run.RunId, attempt.DoAsync(run, ct));
        }
    }

    private async Task SettleAsync()
    {
        foreach (var (runId, ended) in running.Where(one => one.Value.IsCompleted).ToList())
        {
            running.Remove(runId);
            await ended;
        }
    }

    private async Task<RunRow?> NextAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.NextAsync(connection, [.. running.Keys], ct);
    }
}
