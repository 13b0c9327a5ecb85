using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>Makes scores probabilities on rows that neither trained nor evaluate, and chooses the threshold that costs least there.</summary>
internal static class CalibrateStage
{
    public static Trained Run(RunConfig config, Trained trained, TrainingSet set, TimeSplit split)
    {
        var from = split.CalibrationRows > 0 ? split.TrainRows : split.TrainRows + split.CalibrationRows;
        var rows = set.Data.Slice(from, split.CalibrationRows > 0 ? split.CalibrationRows : split.TestRows);
        var calibrated = split.CalibrationRows == 0 ? trained.Artifact : trained.Artifact with { Calibration = Fit(config, ScoresOf(trained.Artifact, rows), rows) };
        MistakeCosts[] costs = [.. set.Costs.Skip(from).Take(rows.Rows)];
        return trained with { Artifact = calibrated with { Threshold = Thresholds.Cheapest(ScoresOf(calibrated, rows), rows.Y, costs) } };
    }

    public static double[] ScoresOf(ModelArtifact artifact, Dataset data)
    {
        var scores = new double[data.Rows];
        Scorer.For(artifact).Score(data.X, scores);
        return scores;
    }

    private static Calibration Fit(RunConfig config, double[] scores, Dataset rows) => config.Calibration == CalibrationKind.Isotonic
        ? IsotonicCalibration.Fit(scores, rows.Y)
        : PlattCalibration.Fit(scores, rows.Y);
}
