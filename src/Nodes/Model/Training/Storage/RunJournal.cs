using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training.Storage;

/// <summary>Each step of a run and the event that tells of it, in one transaction.</summary>
internal sealed class RunJournal(Store store, RunLineage lineage, TimeProvider clock, TrainingMetrics metrics, ILogger<RunJournal> log)
{
    public Task BeginAsync(RunRow run, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => RunTable.BeginAsync(session, run.RunId, token), ct);

    /// <summary>Returns the snapshot the run is bound to: the given one, or the one it was started with before.</summary>
    public async Task<string> StartedAsync(RunRow run, string snapshotId, CancellationToken ct)
    {
        var bound = await StartAsync(run, snapshotId, ct);
        lineage.Started(run, bound);
        return bound;
    }

    private Task<string> StartAsync(RunRow run, string snapshotId, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            var now = clock.GetUtcNow();
            if (await RunTable.StartAsync(session, run.RunId, snapshotId, now, token))
            {
                await session.PublishAsync(new TrainingStarted(run.RunId, run.Scenario, snapshotId, now), token);
            }

            return await RunTable.SnapshotAsync(session, run.RunId, token) ?? snapshotId;
        },
        ct);

    public Task ProgressedAsync(RunRow run, string stage, double fraction, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            if (await RunTable.ProgressAsync(session, run.RunId, stage, fraction, token))
            {
                await session.PublishAsync(new TrainingProgressed(run.RunId, run.Scenario, stage, fraction, clock.GetUtcNow()), token);
            }
        },
        ct);

    public async Task CompletedAsync(RunRow run, string snapshotId, RunResult result, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await store.InTransactionAsync(
            async (session, token) =>
            {
                if (await RunTable.CompleteAsync(session, run.RunId, result, now, token))
                {
                    await session.PublishAsync(Completed(run, snapshotId, result, now), token);
                }
            },
            ct);
        lineage.Completed(run, snapshotId, result);
        metrics.Completed(run.Learner);
        log.Completed(run.RunId, run.Scenario, result.ArtifactHash, result.Metrics.GetValueOrDefault("auc"));
    }

    public Task FailedAsync(RunRow run, string reason, CancellationToken ct) => EndAsync(run, reason, RunTable.FailAsync, metrics.Failed, ct);

    public Task RefusedAsync(RunRow run, string reason, CancellationToken ct) => EndAsync(run, reason, RunTable.RefuseAsync, metrics.Refused, ct);

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
        at);
}
