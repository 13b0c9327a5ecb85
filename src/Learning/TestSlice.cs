namespace MlopsLab.Learning;

/// <summary>A part of the test rows that is judged by itself.</summary>
/// <param name="Members">One per row.</param>
public sealed record TestSlice(string Name, IReadOnlyList<bool> Members);
