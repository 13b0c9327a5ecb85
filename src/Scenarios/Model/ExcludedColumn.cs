namespace MlopsLab.Scenarios;

/// <summary>A column of the source that records don't carry, and why (it would give the label away, say).</summary>
public sealed record ExcludedColumn(string Name, string Why);
