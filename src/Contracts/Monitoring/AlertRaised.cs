namespace MlopsLab.Contracts.Monitoring;

/// <summary>A monitor saw a signal leave its limits; the fingerprint is the same for as long as the cause is.</summary>
[Event("alert.raised", version: 1)]
public sealed record AlertRaised(
    Guid AlertId,
    string Fingerprint,
    string Node,
    string Kind,
    string Severity,
    string Suspect,
    string Summary,
    double Value,
    double Limit,
    DateTimeOffset At);
