namespace MlopsLab.Contracts.Inference;

/// <summary>An inference node could not take a version and keeps serving what it had.</summary>
[Event("model.load.failed", version: 1)]
public sealed record ModelLoadFailed(
    string Node,
    string Model,
    string Version,
    string ArtifactHash,
    string Reason,
    DateTimeOffset At);
