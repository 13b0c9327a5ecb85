namespace MlopsLab.ServiceDefaults.Explain;

internal sealed record Answered(string Question, string Answer, IReadOnlyList<Evidence> Evidence);
