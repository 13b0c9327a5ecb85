namespace MlopsLab.Training.Endpoints;

internal sealed record SweepCreated(string Sweep, IReadOnlyList<string> Runs);
