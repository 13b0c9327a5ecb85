namespace MlopsLab.Training;

internal sealed record RunPoint(string Stage, double Fraction);
