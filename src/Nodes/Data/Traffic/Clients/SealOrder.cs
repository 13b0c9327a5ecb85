namespace MlopsLab.Traffic.Clients;

internal sealed record SealOrder(string Scenario);
