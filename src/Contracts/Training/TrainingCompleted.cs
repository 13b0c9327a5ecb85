namespace MlopsLab.Contracts.Training;

/// <summary>A run made an artifact; the training node serves it by its hash.</summary>
/// <param name="Kind">pipeline when nothing is said, else experiment or verification: an artifact that must not become a version.</param>
/// <param name="RerunOf">The run whose artifact this one was to make again.</param>
[Event("training.completed", version: 1)]
public sealed record TrainingCompleted(
    string RunId,
    string Scenario,
    string Model,
    string SnapshotId,
    string View,
    string Learner,
    string ArtifactHash,
    long ArtifactBytes,
    long TrainRows,
    long TestRows,
    double TestPositiveRate,
    IReadOnlyDictionary<string, double> Metrics,
    DateTimeOffset At,
    string? Kind = null,
    string? RerunOf = null);
