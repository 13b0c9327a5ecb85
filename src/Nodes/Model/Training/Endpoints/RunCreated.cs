namespace MlopsLab.Training.Endpoints;

internal sealed record RunCreated(string RunId);
