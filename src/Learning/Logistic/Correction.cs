namespace MlopsLab.Learning.Logistic;

/// <summary>One remembered step: how far the point moved, how the gradient turned, and 1 / their product.</summary>
internal sealed record Correction(double[] Moved, double[] Turned, double Rho);
