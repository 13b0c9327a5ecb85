namespace MlopsLab.Learning;

/// <summary>Rows with similar scores: what was promised and what came.</summary>
public sealed record ReliabilityBin(int Rows, double MeanScore, double PositiveShare);
