namespace MlopsLab.Traffic.Endpoints;

internal sealed record ScenarioOrder(string? Scenario);
