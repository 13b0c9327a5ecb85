namespace MlopsLab.Contracts.Training;

/// <summary>Somebody, or the lab itself, wants a model of the scenario trained.</summary>
/// <param name="Kind">pipeline when nothing is said, else experiment or verification: what never becomes a version.</param>
[Event("training.requested", version: 1)]
public sealed record TrainingRequested(
    string RunId,
    string Scenario,
    string Learner,
    string? SnapshotId,
    string RequestedBy,
    string Reason,
    IReadOnlyDictionary<string, string> Settings,
    DateTimeOffset At,
    string? Kind = null);
