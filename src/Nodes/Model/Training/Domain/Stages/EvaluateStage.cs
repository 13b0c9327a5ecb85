using MlopsLab.Learning;
using MlopsLab.Training.Domain.Reports;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>Judges a model, and the champion beside it, on the latest rows.</summary>
internal static class EvaluateStage
{
    public static Evaluation Run(RunConfig config, Trained trained, ChampionModel champion, TrainingSet set, TimeSplit split, CancellationToken ct)
    {
        var (artifact, from) = (trained.Artifact, split.TrainRows + split.CalibrationRows);
        var test = set.Data.Slice(from, split.TestRows);
        MistakeCosts[] costs = [.. set.Costs.Skip(from)];
        var scores = CalibrateStage.ScoresOf(artifact, test);
        var theirs = champion.Scores(test);
        var train = set.Data.Slice(0, split.TrainRows);
        return new(
            1,
            artifact.Model,
            artifact.Learner,
            artifact.Snapshot,
            artifact.View,
            split,
            (double)test.Positives / test.Rows,
            artifact.Calibration is null ? CalibrationKind.None : config.Calibration,
            Reliability.Of(CalibrateStage.ScoresOf(artifact with { Calibration = null }, test), test.Y).Ece,
            artifact.Threshold,
            split.CalibrationRows > 0 ? "calibration" : "test",
            Scorecard.Of(scores, test, artifact.Threshold, costs, config.Seed),
            Metrics.Auc(CalibrateStage.ScoresOf(artifact, train), train.Y),
            Champion(champion, theirs, scores, test, artifact.Threshold, costs, config.Seed),
            [.. Slices(set, from, test, costs, (scores, artifact.Threshold), theirs is null ? null : (theirs, champion.Artifact?.Threshold ?? 0.5))],
            Curves.Of(scores, test, costs),
            Importance.Of(artifact, test, config.Seed, ct),
            set.Report,
            [.. Words(config, split), .. set.Report.Words])
        {
            Leaks = LeakLook.Of(set, split),
        };
    }

    private static ChampionReport Champion(ChampionModel champion, double[]? theirs, double[] scores, Dataset test, double threshold, MistakeCosts[] costs, int seed)
    {
        if (champion.Artifact is not { } artifact)
        {
            return ChampionReport.None(champion.Hash, champion.Absent ?? "there is no champion yet");
        }

        if (theirs is null)
        {
            return ChampionReport.None(champion.Hash, "the champion needs features that this view does not have, so the two can't be compared on these rows");
        }

        var card = Scorecard.Of(theirs, test, artifact.Threshold, costs, seed);
        return new(
            champion.Hash, null, card, DeLong.Difference(scores, theirs, test.Y), Metrics.CostAt(scores, test.Y, threshold, costs) - card.Cost);
    }

    private static IEnumerable<SliceLine> Slices(
        TrainingSet set, int from, Dataset test, MistakeCosts[] costs, (double[] Scores, double Threshold) ours, (double[] Scores, double Threshold)? theirs)
    {
        foreach (var (name, member) in SliceParts.Of(set, from, test))
        {
            int[] rows = [.. Enumerable.Range(0, test.Rows).Where(member)];
            if (rows.Length == 0)
            {
                continue;
            }

            float[] labels = [.. rows.Select(row => test.Y[row])];
            double[] mine = [.. rows.Select(row => ours.Scores[row])];
            double[]? champions = theirs is { } other ? [.. rows.Select(row => other.Scores[row])] : null;
            MistakeCosts[] spent = [.. rows.Select(row => costs[row])];
            yield return new(
                name,
                Learning.Slices.Of(mine, labels, _ => name, ours.Threshold, spent)[0],
                champions is null ? null : Learning.Slices.Of(champions, labels, _ => name, theirs?.Threshold ?? 0.5, spent)[0],
                champions is null ? null : DeLong.Difference(mine, champions, labels));
        }
    }

    private static IEnumerable<string> Words(RunConfig config, TimeSplit split)
    {
        if (split.CalibrationRows > 0)
        {
            yield break;
        }

        yield return config.Calibration == CalibrationKind.None
            ? "Scores are not calibrated, as asked for."
            : "Scores are not calibrated: there are too few rows, or too few of one class, to spare for it.";
        yield return "The threshold was chosen on the rows it is judged on, so its cost is a little too good.";
    }
}
