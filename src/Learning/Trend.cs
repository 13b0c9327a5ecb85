namespace MlopsLab.Learning;

/// <summary>How the score may follow an input while all others stand still.</summary>
public enum Trend
{
    Free,
    Rising,
    Falling,
}
