namespace MlopsLab.Scenarios;

/// <summary>A file as it was last read: its time and size then, the last valid content, and what is wrong now.</summary>
internal sealed record CatalogEntry((long Ticks, long Length) Stamp, Scenario? Valid, IReadOnlyList<ScenarioError> Errors);
