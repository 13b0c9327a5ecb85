namespace MlopsLab.Scenarios;

/// <summary>What one kind of difference means.</summary>
/// <param name="Keeps">The sides it leaves whole; only a change that leaves both is no major one.</param>
/// <param name="Why">The reason, in words.</param>
/// <param name="Remedy">The way that doesn't break; null when nothing breaks.</param>
public sealed record ChangeRule(ChangeKind Kind, ChangeLevel Level, Compatibility Keeps, string Why, string? Remedy);
