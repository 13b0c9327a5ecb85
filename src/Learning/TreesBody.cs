namespace MlopsLab.Learning;

/// <summary>Log-odds = base + the leaf that the row reaches in each tree, added in the order of the trees.</summary>
public sealed record TreesBody(double Base, IReadOnlyList<Tree> Trees) : ModelBody;
