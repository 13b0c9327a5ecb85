namespace MlopsLab.Training.Domain;

internal sealed record RunReading(RunOrder? Order, IReadOnlyList<RunError> Errors);
