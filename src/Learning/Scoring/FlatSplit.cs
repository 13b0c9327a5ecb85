namespace MlopsLab.Learning.Scoring;

/// <summary>One split in 32 bytes: for a category, <paramref name="Set"/> is where its bit set starts and <paramref name="Levels"/> how long it is.</summary>
internal readonly record struct FlatSplit(double Threshold, int Input, int Left, int Right, int Set, int Levels, bool MissingLeft);
