namespace MlopsLab.Learning;

/// <summary>Whether an input is a quantity or the index of one of its levels.</summary>
public enum FeatureKind
{
    Number,
    Category,
}
