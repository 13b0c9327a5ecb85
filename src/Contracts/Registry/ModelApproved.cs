namespace MlopsLab.Contracts.Registry;

/// <summary>A version may be rolled out.</summary>
[Event("model.approved", version: 1)]
public sealed record ModelApproved(
    string Model,
    string Version,
    string By,
    string Why,
    DateTimeOffset At);
