namespace MlopsLab.Learning.Trees;

/// <summary>The best cut found for a leaf: which bins of a column go left and what that gains.</summary>
/// <param name="Left">Packed sums of the rows that go left.</param>
internal sealed record Split(int Column, int LastLeftBin, IReadOnlyList<int>? LeftBins, bool MissingLeft, long Left, double Gain);
