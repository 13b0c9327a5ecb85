namespace MlopsLab.Learning.Logistic;

/// <summary>The value at a point; the gradient is written beside it.</summary>
internal delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);
