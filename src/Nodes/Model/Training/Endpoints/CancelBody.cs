namespace MlopsLab.Training.Endpoints;

internal sealed record CancelBody(string? By, string? Why);
