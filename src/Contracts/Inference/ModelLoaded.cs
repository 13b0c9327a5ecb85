namespace MlopsLab.Contracts.Inference;

/// <summary>An inference node verified, warmed up and now serves a version.</summary>
/// <param name="View">The feature view that the version was trained on: its inputs have to be computed by it.</param>
[Event("model.loaded", version: 1)]
public sealed record ModelLoaded(
    string Node,
    string Model,
    string Version,
    string ArtifactHash,
    double LoadMilliseconds,
    DateTimeOffset At,
    string? View = null);
