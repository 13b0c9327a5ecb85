using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

/// <summary>Fits on the past, evaluates on what came later, and chooses the threshold that costs least there.</summary>
internal static class Fit
{
    public static FitOutcome Run(
        RunOrder order,
        string snapshotId,
        TrainingSet set,
        TimeSplit split,
        Action<double> progress,
        CancellationToken ct)
    {
        var train = set.Data.Slice(0, split.TrainRows);
        var test = set.Data.Slice(split.TrainRows, split.TestRows);
        LeakCheck.Require(order, train, test, ct);
        var fitted = order.Learner.Fit(train, order.Settings, progress, ct);
        var artifact = new ModelArtifact(
            order.Scenario.Name,
            order.Scenario.Name,
            snapshotId,
            set.View,
            order.Learner.Name,
            order.Settings.Values,
            set.Data.Inputs,
            fitted.Body,
            Threshold: 0.5,
            Metrics: new Dictionary<string, double>());
        var scores = Scores(artifact, test);
        MistakeCosts[] costs = [.. set.Costs.Skip(split.TrainRows)];
        var threshold = Thresholds.Cheapest(scores, test.Y, costs);
        var metrics = Evaluate(scores, test, threshold, costs);
        metrics["trainAuc"] = Metrics.Auc(Scores(artifact, train), train.Y);
        return new(artifact with { Threshold = threshold, Metrics = metrics, Fault = order.Fault, AllowedLeaks = order.AllowedLeaks.Count > 0 ? order.AllowedLeaks : null }, fitted.Steps, (double)test.Positives / test.Rows);
    }

    private static double[] Scores(ModelArtifact artifact, Dataset data)
    {
        var scores = new double[data.Rows];
        Scorer.For(artifact).Score(data.X, scores);
        return scores;
    }

    private static SortedDictionary<string, double> Evaluate(
        double[] scores, Dataset test, double threshold, MistakeCosts[] costs) => new(StringComparer.Ordinal)
        {
            ["auc"] = Metrics.Auc(scores, test.Y),
            ["prAuc"] = Metrics.PrAuc(scores, test.Y),
            ["logLoss"] = Metrics.LogLoss(scores, test.Y),
            ["brier"] = Metrics.Brier(scores, test.Y),
            ["cost"] = Metrics.CostAt(scores, test.Y, threshold, costs),
            ["costOfNothing"] = Metrics.CostAt(scores, test.Y, double.PositiveInfinity, costs),
        };
}
