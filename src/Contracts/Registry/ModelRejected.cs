namespace MlopsLab.Contracts.Registry;

/// <summary>A version must not be rolled out.</summary>
[Event("model.rejected", version: 1)]
public sealed record ModelRejected(
    string Model,
    string Version,
    string By,
    string Why,
    DateTimeOffset At);
