namespace MlopsLab.Scenarios;

/// <summary>A file as it was last read: its time and size then, the last valid content, and what is wrong now.</summary>
/// <param name="IsSettled">A later change would have given the file another time; one read too soon after a change is read again.</param>
internal sealed record CatalogEntry((long Ticks, long Length) Stamp, bool IsSettled, Scenario? Valid, IReadOnlyList<ScenarioError> Errors);
