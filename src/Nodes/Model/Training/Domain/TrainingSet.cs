using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

/// <summary>The labelled rows of a snapshot in the order of their event times.</summary>
internal sealed record TrainingSet(string View, Dataset Data, IReadOnlyList<string> Ids, IReadOnlyList<DateTimeOffset> Times);
