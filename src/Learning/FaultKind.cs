namespace MlopsLab.Learning;

/// <summary>What a broken model does to the rows it strikes.</summary>
public enum FaultKind
{
    Throw,
    Constant,
    Slow,
}
