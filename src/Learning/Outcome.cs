namespace MlopsLab.Learning;

/// <summary>What the labels of a table are: 0 or 1, or any finite number.</summary>
public enum Outcome
{
    Binary,
    Number,
}
