namespace MlopsLab.Training;

/// <summary>The first line of a training set.</summary>
internal sealed record TrainingSetHeader(string View, IReadOnlyList<TrainingSetFeature> Features, long Rows, IReadOnlyList<string>? Segments = null);
