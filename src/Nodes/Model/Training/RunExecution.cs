using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Scenarios;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Storage;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training;

/// <summary>One run from its request to its end: binds it to its inputs, does its stages, keeps the artifact.</summary>
internal sealed class RunExecution(
    IRunSources sources,
    StagePipeline pipeline,
    CodeIdentity code,
    ScenarioCatalog catalog,
    ArtifactFiles artifacts,
    RunJournal journal,
    Store store,
    TrainingMetrics metrics,
    IOptions<TrainingOptions> options)
{
    public async Task RunAsync(RunRow run, IReadOnlyDictionary<string, string> settings, RunProgress progress, CancellationToken ct)
    {
        var (order, errors) = RunOrder.Read(run.Scenario, run.Learner, settings, options.Value.TestShare, catalog);
        _ = order ?? throw new RunRefusedException(string.Join(' ', errors));
        var pins = await journal.StartedAsync(run, await PinsAsync(run, order, ct), ct);
        var watch = Stopwatch.StartNew();
        var end = await pipeline.RunAsync(new(run.RunId, order, pins, run.Fresh == 1), (done, token) => journal.StageAsync(run, done, token), progress, ct);
        metrics.Fitted(order.Learner.Name, watch.Elapsed);
        await artifacts.WriteAsync(end.Package.Bytes, ct);
        await journal.CompletedAsync(run, end.Pins, await ResultAsync(run, end, ct), ct);
    }

    /// <summary>What the run was bound to at its first start, else what there is now. A run done again keeps the snapshot and the champion of the one before it.</summary>
    private async Task<Pins> PinsAsync(RunRow run, RunOrder order, CancellationToken ct)
    {
        var known = run.Pins is null ? null : JsonSerializer.Deserialize<Pins>(run.Pins);
        if (known is not null && run.StartedAt is not null)
        {
            return known;
        }

        var snapshot = run.SnapshotId ?? known?.Snapshot ?? await NewestAsync(run.Scenario, ct);
        var champion = known is null ? await sources.ChampionAsync(order.Scenario.Name, ct) : (known.Champion, known.ChampionWhy);
        return new(
            snapshot,
            await sources.ViewAsync(run.Scenario, snapshot, ct),
            order.Scenario.Hash,
            order.Config.Canonical(order),
            order.Config.Seed,
            code.Hash,
            code.Commit,
            code.Environment.Hash,
            champion.Item1,
            champion.Item2);
    }

    private async Task<string> NewestAsync(string scenario, CancellationToken ct) =>
        await sources.NewestSnapshotAsync(scenario, ct) ?? throw new RunRefusedException(
            $"Scenario '{scenario}' has no snapshot yet. Let ingestion seal one (POST /snapshots), then train again.");

    private async Task<RunResult> ResultAsync(RunRow run, PipelineEnd end, CancellationToken ct)
    {
        var evaluation = end.Evaluation;
        var metrics = evaluation.Metrics.Flat();
        metrics["trainAuc"] = evaluation.TrainAuc;
        var finite = metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
        return new(evaluation.View, end.Hash, end.Package.Bytes.Length, evaluation.Split, end.Steps, evaluation.Threshold, evaluation.TestPositiveRate, finite)
        {
            Comparison = run.RerunOf is { } before ? await CompareAsync(before, end, ct) : null,
        };
    }

    private async Task<RunComparison?> CompareAsync(string before, PipelineEnd end, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await RunTable.FindAsync(connection, before, ct) is { Pins: { } pins, Result: { } result }
            && JsonSerializer.Deserialize<Pins>(pins) is { } was && JsonSerializer.Deserialize<RunResult>(result) is { } found
            ? RunComparison.Of(before, found.ArtifactHash, was, end.Hash, end.Pins)
            : null;
    }
}
