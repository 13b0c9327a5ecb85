namespace MlopsLab.ServiceDefaults;

/// <summary>A sentence of an answer, made of what is true now, and the figures behind it.</summary>
public sealed record Remark(Question Question, string Text, params IReadOnlyList<Evidence> Evidence);
