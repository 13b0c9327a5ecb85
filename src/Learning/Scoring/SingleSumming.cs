namespace MlopsLab.Learning.Scoring;

/// <summary>Adds floats as floats: a double holds the sum of two floats well enough that rounding it gives the float sum.</summary>
internal readonly struct SingleSumming : ISumming
{
    public static double Add(double sum, double leaf) => (float)(sum + leaf);
}
