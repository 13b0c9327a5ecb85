namespace MlopsLab.Training;

/// <summary>One labelled row: features (null = missing), label, and what a false negative and a false positive cost on it.</summary>
internal sealed record TrainingSetRow(string Id, DateTimeOffset T, IReadOnlyList<double?> X, double Y, IReadOnlyList<double>? Costs);
