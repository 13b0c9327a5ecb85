using Microsoft.Extensions.Options;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Domain.Reports;
using MlopsLab.Training.Domain.Stages;
using MlopsLab.Training.Storage.Stages;

namespace MlopsLab.Training;

/// <summary>The stages of one run, each done or taken from the cache.</summary>
internal sealed class StagePipeline(IRunSources sources, StageCache cache, FitKeeper fits, CodeIdentity code, IOptions<TrainingOptions> options)
{
    public async Task<PipelineEnd> RunAsync(PipelineOrder given, Func<StageDone, CancellationToken, Task> tell, RunProgress progress, CancellationToken ct)
    {
        var (order, pins, limits) = (given.Order, given.Pins with { Code = code.Hash, Commit = code.Commit, Environment = code.Environment.Hash }, options.Value);
        var (run, config) = (new StageRunner(cache, pins.Code, given.Fresh, tell), order.Config);

        progress.Reach(StageNames.Extract, 0.02);
        var lines = await run.StreamAsync(StageNames.Extract, [pins.Scenario, pins.Snapshot, pins.View.Length == 0 ? given.RunId : pins.View], (stream, token) => ExtractAsync(given, stream, token), ct);
        var parsed = new Lazy<Task<TrainingSet>>(() => ParseAsync(lines.Value, pins.View, ct));

        progress.Reach(StageNames.Check, 0.2);
        var check = await run.DoAsync(StageNames.Check, [lines.Hash, $"{limits.MinRows}"], StageFormat<CheckReport>.Json, async _ => CheckReport.Of(await parsed.Value, limits.MinRows), ct);

        progress.Reach(StageNames.Features, 0.25);
        var table = await run.DoAsync(
            StageNames.Features, [lines.Hash, check.Hash, config.Maturity, config.Propensity, $"{limits.MinRows}"], TableFormat.Format, async _ => RowWeights.Apply(await parsed.Value, config, limits.MinRows), ct);

        progress.Reach(StageNames.Split, 0.3);
        var split = await run.DoAsync(
            StageNames.Split, [table.Hash, pins.Scenario, pins.Config, $"{pins.Seed}", $"{limits.MinRows}"], StageFormat<TimeSplit>.Json, token => QuietThread.RunAsync(() => SplitStage.Run(order, table.Value, limits.MinRows, token)), ct);

        progress.Reach(StageNames.Train, 0.35);
        string[] decidesFit = [table.Hash, split.Hash, pins.Scenario, pins.Snapshot, order.LearnerConfig];
        var trained = await run.DoAsync(
            StageNames.Train,
            decidesFit,
            Trained.Format,
            token => QuietThread.RunAsync(() => TrainStage.Run(order, pins.Snapshot, table.Value, split.Value, fits.Of(given.RunId, StageKey.Of(StageNames.Train, pins.Code, decidesFit)), point => progress.Fit(StageNames.Train, 0.35 + (0.5 * point.Share), point), token)),
            ct);

        progress.Reach(StageNames.Calibrate, 0.86);
        var calibrated = await run.DoAsync(
            StageNames.Calibrate, [trained.Hash, table.Hash, split.Hash, config.Calibration], Trained.Format, _ => QuietThread.RunAsync(() => CalibrateStage.Run(config, trained.Value, table.Value, split.Value)), ct);

        progress.Reach(StageNames.Evaluate, 0.88);
        var evaluation = await run.DoAsync(
            StageNames.Evaluate,
            [calibrated.Hash, table.Hash, split.Hash, pins.Champion ?? pins.ChampionWhy ?? "", $"{pins.Seed}"],
            StageFormat<Evaluation>.Json,
            async token =>
            {
                var champion = await ChampionAsync(pins, token);
                return await QuietThread.RunAsync(() => EvaluateStage.Run(config, calibrated.Value, champion, table.Value, split.Value, token));
            },
            ct);

        progress.Reach(StageNames.Package, 0.96);
        var package = await run.DoAsync(
            StageNames.Package,
            [calibrated.Hash, evaluation.Hash, table.Hash, pins.Scenario, pins.Config, $"{pins.Seed}", pins.Environment, pins.Commit ?? ""],
            Packaged.Format,
            _ => QuietThread.RunAsync(() => PackageStage.Run(order, pins, code.Environment, calibrated.Value, evaluation.Value, table.Value)),
            ct);
        return new(pins with { View = evaluation.Value.View }, package.Value, package.Hash, evaluation.Value, calibrated.Value.Steps);
    }

    private async Task ExtractAsync(PipelineOrder given, Stream stream, CancellationToken ct) =>
        await sources.ExtractAsync(given.Order.Scenario.Name, given.Pins.Snapshot, given.RunId, stream, ct);

    private async Task<TrainingSet> ParseAsync(string path, string view, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var set = await TrainingSetReader.ReadAsync(file, options.Value.MaxRows, ct);
            return view.Length == 0 || set.View == view ? set : throw new IOException($"The feature view is {set.View} and not the {view} that the run began with.");
        }
        catch (IOException)
        {
            // What came is not whole: it must not be found by the next try.
            File.Delete(path);
            throw;
        }
    }

    private async Task<ChampionModel> ChampionAsync(Pins pins, CancellationToken ct) =>
        pins.Champion is { } hash ? await sources.ArtifactAsync(hash, ct) : new(null, null, pins.ChampionWhy);
}
