namespace MlopsLab.Training;

/// <summary>One labelled row: features (null = missing), label, what a false negative and a false positive cost on it, when its label became known, its segments, and the chance with which it was let through.</summary>
internal sealed record TrainingSetRow(string Id, DateTimeOffset T, IReadOnlyList<double?> X, double? Y, IReadOnlyList<double>? Costs, DateTimeOffset? K = null, IReadOnlyList<int>? S = null, double? P = null);
