namespace MlopsLab.Learning.Importing;

/// <summary>A model, or why the file is refused: the construct and its place in bytes.</summary>
public sealed record ImportReading(ImportedModel? Model, string? Refusal);
