using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Test rows with the version's own scores.</summary>
internal sealed record JudgedRows(TestRows Test, double[] Scores, double Threshold)
{
    public int Count => Scores.Length;

    public double PositiveShare => (double)Test.Data.Positives / Math.Max(Count, 1);
}
