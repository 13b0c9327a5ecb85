namespace MlopsLab.Servers;

/// <summary>Something the lab needs, whether it can be had, and how.</summary>
public sealed record Prerequisite(string Name, bool Available, string Explanation);
