namespace MlopsLab.Training;

internal sealed record TrainingSetFeature(string Name, string Kind, IReadOnlyList<string>? Levels);
