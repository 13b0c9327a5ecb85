using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

/// <summary>The labelled rows of a snapshot in the order of their event times, and what each kind of mistake costs on each row.</summary>
internal sealed record TrainingSet(string View, Dataset Data, IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<MistakeCosts> Costs);
