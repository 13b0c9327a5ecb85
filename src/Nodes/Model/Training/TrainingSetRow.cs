namespace MlopsLab.Training;

internal sealed record TrainingSetRow(string Id, DateTimeOffset T, IReadOnlyList<double?> X, double Y);
