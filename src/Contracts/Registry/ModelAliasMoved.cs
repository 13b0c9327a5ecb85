namespace MlopsLab.Contracts.Registry;

/// <summary>
/// An alias such as <c>champion</c> points to another version; who serves the alias has to follow. What moves with it in one
/// piece: the feature view the version reads, its decision threshold, and the epoch before which nothing cached may be used.
/// </summary>
[Event("model.alias.moved", version: 1)]
public sealed record ModelAliasMoved(
    string Model,
    string Alias,
    string? From,
    string To,
    string ArtifactHash,
    long Epoch,
    string By,
    string Why,
    DateTimeOffset At,
    string? View = null,
    double? Threshold = null,
    long? CacheEpoch = null);
