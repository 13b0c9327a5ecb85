namespace MlopsLab.ServiceDefaults.Explain;

internal sealed record Explained(string Node, IReadOnlyList<Answered> Questions);
