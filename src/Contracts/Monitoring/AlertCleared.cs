namespace MlopsLab.Contracts.Monitoring;

/// <summary>The signal behind an alert is inside its limits again.</summary>
[Event("alert.cleared", version: 1)]
public sealed record AlertCleared(
    Guid AlertId,
    string Fingerprint,
    string Node,
    string Kind,
    string Summary,
    DateTimeOffset At);
