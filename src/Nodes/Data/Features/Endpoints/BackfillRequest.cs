namespace MlopsLab.Features.Endpoints;

/// <summary>The text of a scenario file with other features; without one the scenario's own file is taken.</summary>
internal sealed record BackfillRequest(string? Definition);
