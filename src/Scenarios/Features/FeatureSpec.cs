namespace MlopsLab.Scenarios;

/// <summary>One input of a model as it is published with a view.</summary>
/// <param name="Kind"><see cref="FieldType.Number"/> or <see cref="FieldType.Category"/>.</param>
/// <param name="Levels">The levels of a category; a value is the index of its level.</param>
public sealed record FeatureSpec(string Name, FieldType Kind, IReadOnlyList<string>? Levels);
