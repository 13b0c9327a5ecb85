using System.Diagnostics;
using Microsoft.Extensions.Options;
using MlopsLab.Learning;
using MlopsLab.Scenarios;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

/// <summary>The stages of one run: snapshot, training set, fit, artifact.</summary>
internal sealed class RunExecution(
    IngestionClient ingestion,
    FeaturesClient features,
    ScenarioCatalog catalog,
    ArtifactFiles artifacts,
    RunJournal journal,
    TrainingMetrics metrics,
    IOptions<TrainingOptions> options,
    TimeProvider clock)
{
    public async Task RunAsync(RunRow run, IReadOnlyDictionary<string, string> settings, RunProgress progress, CancellationToken ct)
    {
        var (order, errors) = RunOrder.Read(run.Scenario, run.Learner, settings, catalog);
        _ = order ?? throw new RunRefusedException(string.Join(' ', errors));
        var snapshotId = await journal.StartedAsync(run, run.SnapshotId ?? await NewestAsync(run.Scenario, ct), ct);

        progress.Reach("joining features", 0.05);
        var set = await ReadAsync(run, snapshotId, ct);
        var split = TimeSplit.Of(set, options.Value);
        var fitted = await FitAsync(order, snapshotId, set, split, progress, ct);
        progress.Reach("writing", 0.95);
        await journal.CompletedAsync(run, snapshotId, await WriteAsync(fitted, split, ct), ct);
    }

    private async Task<string> NewestAsync(string scenario, CancellationToken ct) =>
        await ingestion.NewestSnapshotAsync(scenario, ct) ?? throw new RunRefusedException(
            $"Scenario '{scenario}' has no snapshot yet. Let ingestion seal one (POST /snapshots), then train again.");

    private async Task<TrainingSet> ReadAsync(RunRow run, string snapshotId, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.Value.NeighbourTimeout, clock);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        return await features.TrainingSetAsync(run.Scenario, snapshotId, run.RunId, options.Value.MaxRows, reading.Token);
    }

    private async Task<FitOutcome> FitAsync(
        RunOrder order, string snapshotId, TrainingSet set, TimeSplit split, RunProgress progress, CancellationToken ct)
    {
        progress.Reach("fitting", 0.35);
        var watch = Stopwatch.StartNew();
        var outcome = await QuietThread.RunAsync(() => Fit.Run(
            order, snapshotId, set, split, fraction => progress.Reach("fitting", 0.35 + (0.55 * fraction)), ct));
        metrics.Fitted(order.Learner.Name, watch.Elapsed);
        return outcome;
    }

    private async Task<RunResult> WriteAsync(FitOutcome fitted, TimeSplit split, CancellationToken ct)
    {
        var bytes = fitted.Artifact.ToBytes();
        if (ModelArtifact.Read(bytes) is { Refusal: { } refusal })
        {
            throw new RunRefusedException($"The model cannot be used: {refusal} Lower trees or leaves.");
        }

        var hash = await artifacts.WriteAsync(bytes, ct);
        var artifact = fitted.Artifact;
        return new(artifact.View, hash, bytes.Length, split, fitted.Steps, artifact.Threshold, fitted.TestPositiveRate, artifact.Metrics);
    }
}
