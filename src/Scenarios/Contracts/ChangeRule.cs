namespace MlopsLab.Scenarios;

/// <summary>What one kind of difference means.</summary>
/// <param name="Keeps">The sides it leaves whole; a change that leaves both is major only when its author says so.</param>
/// <param name="Why">The reason, in words.</param>
/// <param name="Remedy">The gentler way; null when nothing breaks.</param>
public sealed record ChangeRule(ChangeKind Kind, ChangeLevel Level, Compatibility Keeps, string Why, string? Remedy);
