using System.Text.Json;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Domain.Reports;
using MlopsLab.Training.Domain.Stages;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training.Storage;

/// <summary>Each step of a run and the event that tells of it, in one transaction.</summary>
internal sealed class RunJournal(Store store, RunLineage lineage, TimeProvider clock, TrainingMetrics metrics, ILogger<RunJournal> log)
{
    public Task BeginAsync(RunRow run, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => RunTable.BeginAsync(session, run.RunId, token), ct);

    /// <summary>Returns what the run is bound to: what is given, or what it was started with before.</summary>
    public async Task<Pins> StartedAsync(RunRow run, Pins pins, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await store.InTransactionAsync(
            async (session, token) =>
            {
                if (await RunTable.StartAsync(session, run.RunId, pins.Snapshot, JsonSerializer.Serialize(pins), now, token))
                {
                    await session.PublishAsync(new TrainingStarted(run.RunId, run.Scenario, pins.Snapshot, now), token);
                }
            },
            ct);
        lineage.Started(run, pins.Snapshot);
        return pins;
    }

    public Task StageAsync(RunRow run, StageDone done, CancellationToken ct) => store.InTransactionAsync(
        (session, token) => StageTable.SetAsync(session, run.RunId, run.Starts + 1, done, clock.GetUtcNow(), token), ct);

    public Task ProgressedAsync(RunRow run, RunPoint point, IReadOnlyList<CurvePoint> curve, double? eta, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            if (await RunTable.ProgressAsync(session, run.RunId, point, curve, eta, token))
            {
                var fact = new TrainingProgressed(run.RunId, run.Scenario, point.Stage, point.Fraction, clock.GetUtcNow(), point.Steps, point.Loss, eta);
                await session.PublishAsync(fact, token);
            }
        },
        ct);

    public async Task CompletedAsync(RunRow run, Pins pins, RunResult result, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await store.InTransactionAsync(
            async (session, token) =>
            {
                if (await RunTable.CompleteAsync(session, run.RunId, result, JsonSerializer.Serialize(pins), now, token))
                {
                    await session.PublishAsync(Completed(run, pins.Snapshot, result, now), token);
                }
            },
            ct);
        lineage.Completed(run, pins.Snapshot, result);
        metrics.Completed(run.Learner);
        log.Completed(run.RunId, run.Scenario, result.ArtifactHash, result.Metrics.GetValueOrDefault("auc"));
    }

    public Task FailedAsync(RunRow run, string reason, CancellationToken ct) => EndAsync(run, reason, RunTable.FailAsync, metrics.Failed, ct);

    public Task RefusedAsync(RunRow run, string reason, CancellationToken ct) => EndAsync(run, reason, RunTable.RefuseAsync, metrics.Refused, ct);

    public Task CancelledAsync(RunRow run, string reason, CancellationToken ct) => EndAsync(run, reason, RunTable.CancelAsync, metrics.Cancelled, ct);

    /// <summary>A run that waits ends at once, one that is under way as soon as its learner looks up.</summary>
    public async Task<bool> WishEndAsync(RunRow run, string why, CancellationToken ct)
    {
        if (run.State == RunState.Running)
        {
            await store.InTransactionAsync((session, token) => RunTable.WishEndAsync(session, run.RunId, why, token), ct);
            return true;
        }

        if (run.State is not (RunState.Queued or RunState.Requested))
        {
            return false;
        }

        await CancelledAsync(run, why, ct);
        return true;
    }

    private async Task EndAsync(
        RunRow run, string reason, Func<StoreSession, string, string, DateTimeOffset, CancellationToken, Task<bool>> end, Action<string> count, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await store.InTransactionAsync(
            async (session, token) =>
            {
                if (await end(session, run.RunId, reason, now, token))
                {
                    await session.PublishAsync(new TrainingFailed(run.RunId, run.Scenario, reason, now), token);
                }
            },
            ct);
        lineage.Failed(run, reason);
        count(run.Learner);
        log.Failed(run.RunId, run.Scenario, reason);
    }

    private static TrainingCompleted Completed(RunRow run, string snapshotId, RunResult result, DateTimeOffset at) => new(
        run.RunId,
        run.Scenario,
        run.Scenario,
        snapshotId,
        result.View,
        run.Learner,
        result.ArtifactHash,
        result.ArtifactBytes,
        result.Split.TrainRows,
        result.Split.TestRows,
        result.TestPositiveRate,
        result.Metrics,
        at,
        run.Kind == RunKind.Pipeline ? null : run.Kind,
        run.RerunOf);
}
