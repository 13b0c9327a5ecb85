namespace MlopsLab.Registry.Domain.Gates;

/// <summary>What the gates found about a version, once; a later look is another report.</summary>
/// <param name="Policy">SHA-256 of the policy file.</param>
/// <param name="PolicyFrom">Which file that was.</param>
/// <param name="Champion">Hash of the artifact it was compared with; null when there was none.</param>
/// <param name="NotValidated">In words, what this report does not say.</param>
/// <param name="Machine">Where times were measured.</param>
internal sealed record GateReport(
    GateVerdict Verdict,
    IReadOnlyList<GateFinding> Gates,
    IReadOnlyList<string> NotValidated,
    string Policy,
    string PolicyFrom,
    string? Champion,
    string Machine,
    DateTimeOffset At);
