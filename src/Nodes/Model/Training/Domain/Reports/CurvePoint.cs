namespace MlopsLab.Training.Domain.Reports;

internal readonly record struct CurvePoint(double X, double Y);
