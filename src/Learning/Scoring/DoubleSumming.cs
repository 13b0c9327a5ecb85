namespace MlopsLab.Learning.Scoring;

internal readonly struct DoubleSumming : ISumming
{
    public static double Add(double sum, double leaf) => sum + leaf;
}
