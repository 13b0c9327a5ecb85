namespace MlopsLab.Contracts.Ingestion;

/// <summary>What the intake of a source was like in the hours that are over, oldest first; hours without a row are left out.</summary>
[Event("intake.measured", version: 1)]
public sealed record IntakeMeasured(
    string Scenario,
    string Source,
    IReadOnlyList<IntakeHour> Hours,
    DateTimeOffset At);
