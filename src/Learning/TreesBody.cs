namespace MlopsLab.Learning;

/// <summary>Sum = base + the leaf that the row reaches in each tree, added in the order of the trees; the link makes it the score.</summary>
/// <param name="Single">Values are rounded to floats and sums are kept as floats, as XGBoost does; thresholds are floats then too.</param>
public sealed record TreesBody(double Base, IReadOnlyList<Tree> Trees, Link Link = Link.Logistic, bool Single = false) : ModelBody;
