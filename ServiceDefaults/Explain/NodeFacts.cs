namespace MlopsLab.ServiceDefaults;

/// <summary>What a part of a node knows of itself at the moment.</summary>
public sealed record NodeFacts(IReadOnlyList<Strain> Strains, IReadOnlyList<Remark> Remarks);
