namespace MlopsLab.Learning;

/// <summary>
/// Left when value ≤ threshold, or when the level is among <paramref name="LeftLevels"/> (ascending) if that is set;
/// a missing value goes left when <paramref name="MissingLeft"/>, and an unknown level is missing.
/// </summary>
public sealed record TreeSplit(
    int Input,
    double Threshold,
    IReadOnlyList<int>? LeftLevels,
    bool MissingLeft,
    int Left,
    int Right);
