namespace MlopsLab.Cli.Lab;

/// <summary>Something the lab needs, whether it can be had, and how.</summary>
internal sealed record Prerequisite(string Name, bool Available, string Explanation);
