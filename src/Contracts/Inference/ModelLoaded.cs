namespace MlopsLab.Contracts.Inference;

/// <summary>An inference node verified, warmed up and now serves a version.</summary>
[Event("model.loaded", version: 1)]
public sealed record ModelLoaded(
    string Node,
    string Model,
    string Version,
    string ArtifactHash,
    double LoadMilliseconds,
    DateTimeOffset At);
