namespace MlopsLab.Features.Endpoints;

internal sealed record SwitchRequest(string? View, string? By, string? Why, bool Force = false);
