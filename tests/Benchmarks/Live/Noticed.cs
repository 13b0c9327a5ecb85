namespace MlopsLab.Benchmarks.Live;

/// <summary>Something the lab said by itself while a world was on.</summary>
/// <param name="After">Since the switch.</param>
/// <param name="Touched">Records the world had touched by then.</param>
internal sealed record Noticed(string Node, string What, TimeSpan After, long Touched);
