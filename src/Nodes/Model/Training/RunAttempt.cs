using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Reports;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Storage.Stages;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

/// <summary>Brings one run to an end: its artifact, or the cause why there is none.</summary>
internal sealed class RunAttempt(
    Store store,
    RunJournal journal,
    RunExecution execution,
    FitKeeper fits,
    RunsUnderWay underWay,
    RunReporter reporter,
    IOptions<TrainingOptions> options,
    TimeProvider clock,
    ILogger<RunAttempt> log)
{
    public async Task DoAsync(RunRow run, CancellationToken ct)
    {
        await EndAsync(run, ct);
        fits.Forget(run.RunId);
    }

    private async Task EndAsync(RunRow run, CancellationToken ct)
    {
        if (run.Starts >= options.Value.MaxStarts)
        {
            await journal.FailedAsync(run, $"The node ended {run.Starts} times during this run. Lower trees or leaves, or name a smaller snapshot.", ct);
            return;
        }

        if ((run.CancelWhy ?? await SpentAsync(run, ct)) is { } wish)
        {
            await journal.CancelledAsync(run, wish, ct);
            return;
        }

        log.Begins(run.RunId, run.Scenario, run.Starts + 1);
        await journal.BeginAsync(run, ct);
        using var stop = new RunStop(ct);
        underWay.Add(run.RunId, stop);
        try
        {
            await DoAsync(run, stop, ct);
        }
        finally
        {
            underWay.Remove(run.RunId);
        }
    }

    private async Task DoAsync(RunRow run, RunStop stop, CancellationToken ct)
    {
        var progress = new RunProgress(run.Curve is null ? [] : JsonSerializer.Deserialize<CurvePoint[]>(run.Curve) ?? []);
        using var reporting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reports = reporter.ReportAsync(run, progress, stop, reporting.Token);
        try
        {
            await TryAsync(run, progress, stop.Token);
        }
        catch (LeakRefusedException leak)
        {
            await journal.RefusedAsync(run, leak.Message, ct);
        }
        catch (RunRefusedException refused)
        {
            await journal.FailedAsync(run, refused.Message, ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested && stop.Reason is { } reason)
        {
            await (stop.IsWish ? journal.CancelledAsync(run, reason, ct) : journal.FailedAsync(run, reason, ct));
        }
        catch (OutOfMemoryException) when (!ct.IsCancellationRequested)
        {
            await journal.FailedAsync(run, "The node ran out of memory during this run. Name a smaller snapshot, or lower trees or leaves.", ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            log.Broke(problem, run.RunId);
            await journal.FailedAsync(run, $"The run broke ({problem.GetType().Name}: {problem.Message}). The node's log has the details; train again when that is mended.", ct);
        }
        finally
        {
            await reporting.CancelAsync();
            await reports;
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

    /// <summary>Why a run of a sweep is not begun any more.</summary>
    private async Task<string?> SpentAsync(RunRow run, CancellationToken ct)
    {
        if (run.Sweep is not { } sweep)
        {
            return null;
        }

        await using var connection = await store.OpenReadAsync(ct);
        return await SweepTable.EndsAsync(connection, sweep, ct) is { } end && end <= clock.GetUtcNow() ? "The time of its sweep is over." : null;
    }
}
