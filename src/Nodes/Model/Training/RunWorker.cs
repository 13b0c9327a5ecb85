using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

/// <summary>Does one run at a time. A run that was under way when the process ended is begun again; nothing of it had left the node.</summary>
internal sealed class RunWorker(
    Store store,
    RunJournal journal,
    RunExecution execution,
    IOptions<TrainingOptions> options,
    TimeProvider clock,
    ILogger<RunWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Commits;
            try
            {
                await DoWaitingAsync(stoppingToken);
                await store.WaitForCommitAsync(seen, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                log.StoreAway(problem);
                await Task.Delay(options.Value.StoreRetry, clock, stoppingToken);
            }
        }
    }

    private async Task DoWaitingAsync(CancellationToken ct)
    {
        while (await NextAsync(ct) is { } run)
        {
            if (run.Starts >= options.Value.MaxStarts)
            {
                await journal.FailedAsync(run, $"The node ended {run.Starts} times during this run. Lower trees or leaves, or name a smaller snapshot.", ct);
                continue;
            }

            log.Begins(run.RunId, run.Scenario, run.Starts + 1);
            await journal.BeginAsync(run, ct);
            await DoAsync(run, ct);
        }
    }

    private async Task<RunRow?> NextAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.NextAsync(connection, ct);
    }

    private async Task DoAsync(RunRow run, CancellationToken ct)
    {
        var progress = new RunProgress();
        using var reporting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reporter = ReportAsync(run, progress, reporting.Token);
        try
        {
            await TryAsync(run, progress, ct);
        }
        catch (LeakRefusedException leak)
        {
            await journal.RefusedAsync(run, leak.Message, ct);
        }
        catch (RunRefusedException refused)
        {
            await journal.FailedAsync(run, refused.Message, ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.Broke(problem, run.RunId);
            await journal.FailedAsync(run, $"The run broke ({problem.GetType().Name}: {problem.Message}). The node's log has the details; train again when that is mended.", ct);
        }
        finally
        {
            await reporting.CancelAsync();
            await reporter;
        }
    }

    /// <summary>Tries again while a neighbour is away, until patience ends.</summary>
    private async Task TryAsync(RunRow run, RunProgress progress, CancellationToken ct)
    {
        var settings = JsonSerializer.Deserialize<Dictionary<string, string>>(run.Settings) ?? [];
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await execution.RunAsync(run, settings, progress, ct);
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                if (clock.GetElapsedTime(began) >= options.Value.NeighbourPatience)
                {
                    throw new RunRefusedException($"{problem.Message} The run waited {options.Value.NeighbourPatience}; train again when that node is back.");
                }

                log.Waits(run.RunId, options.Value.NeighbourRetry, problem.Message);
                await Task.Delay(options.Value.NeighbourRetry, clock, ct);
            }
        }
    }

    private async Task ReportAsync(RunRow run, RunProgress progress, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Value.ProgressEvery, clock);
        var told = progress.At;
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (progress.At is var point && point != told)
                {
                    told = point;
                    await journal.ProgressedAsync(run, point.Stage, point.Fraction, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
    }
}
