namespace MlopsLab.Scenarios;

internal sealed record CatalogSnapshot(long Taken, IReadOnlyList<Scenario> Scenarios);
