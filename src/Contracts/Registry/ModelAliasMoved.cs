namespace MlopsLab.Contracts.Registry;

/// <summary>An alias such as <c>champion</c> points to another version; who serves the alias has to follow.</summary>
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
    DateTimeOffset At);
