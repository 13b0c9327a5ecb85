namespace MlopsLab.Learning;

/// <summary>What a learner found, and how many steps (trees, iterations) it took.</summary>
public sealed record Fitted(ModelBody Body, int Steps);
