namespace MlopsLab.Contracts.Registry;

/// <summary>A run's artifact became a version of a model; its number is never used again.</summary>
[Event("model.registered", version: 1)]
public sealed record ModelRegistered(
    string Model,
    string Version,
    string ArtifactHash,
    string RunId,
    IReadOnlyDictionary<string, double> Metrics,
    DateTimeOffset At);
