using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>Fits on the past.</summary>
internal static class TrainStage
{
    public static Trained Run(RunOrder order, string snapshot, TrainingSet set, TimeSplit split, FitCheckpoints checkpoints, Action<FitPoint> watch, CancellationToken ct)
    {
        var fitted = order.Learner.FitResumed(set.Data.Slice(0, split.TrainRows), order.Settings, checkpoints, watch, ct);
        var artifact = new ModelArtifact(
            order.Scenario.Name,
            order.Scenario.Name,
            snapshot,
            set.View,
            order.Learner.Name,
            order.Settings.Values,
            set.Data.Inputs,
            fitted.Body,
            Threshold: 0.5,
            Metrics: new Dictionary<string, double>());
        return ModelArtifact.Read(artifact.ToBytes()) is { Refusal: { } refusal }
            ? throw new RunRefusedException($"The model cannot be used: {refusal} Lower trees or leaves.")
            : new(artifact, fitted.Steps);
    }
}
