namespace MlopsLab.Scenarios;

/// <summary>A guessed scenario with notes on what was decided and why, or what keeps one from being guessed.</summary>
public sealed record GuessReading(Scenario? Scenario, IReadOnlyList<string> Notes, IReadOnlyList<string> Errors);
