namespace MlopsLab.Contracts.Ingestion;

/// <summary>One difference between two versions of a data contract.</summary>
/// <param name="Field">The field, or for example <c>check small_tip</c>, <c>key device</c>, <c>label</c>.</param>
/// <param name="Kind">For example <c>unit-changed</c> or <c>field-added</c>.</param>
/// <param name="Level"><c>nothing</c>, <c>minor</c> or <c>major</c>.</param>
/// <param name="Why">What it means for who sends and who reads.</param>
/// <param name="Remedy">The gentler way; null when nothing breaks.</param>
public sealed record SchemaDifference(string Field, string Kind, string Level, string? From, string? To, string Why, string? Remedy);
