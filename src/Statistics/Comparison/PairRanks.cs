namespace MlopsLab.Statistics;

/// <summary>What the ranks of two pooled samples tell.</summary>
/// <param name="U">Pairs in which the first sample's number is larger; a tie counts half.</param>
/// <param name="Ties">Σ t³ − t over runs of t equal numbers.</param>
/// <param name="Variance">Of U per pair, without assuming that both samples are alike (DeLong, DeLong, Clarke-Pearson, Biometrics 44, 1988, equation 5).</param>
internal readonly record struct PairRanks(double U, double Ties, double Variance)
{
    public static PairRanks Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (one, other) = (Samples.Sorted(a), Samples.Sorted(b));
        var (i, j, u, ties) = (0, 0, 0.0, 0.0);
        Moments above = Moments.None, below = Moments.None;
        while (i < one.Length || j < other.Length)
        {
            var value = j == other.Length || (i < one.Length && one[i] <= other[j]) ? one[i] : other[j];
            var (runA, runB) = (Run(one, i, value), Run(other, j, value));
            u += runA * (j + (runB / 2.0));
            above = Add(above, (j + (runB / 2.0)) / other.Length, runA);
            below = Add(below, (one.Length - i - (runA / 2.0)) / one.Length, runB);
            double run = runA + runB;
            ties += (run * run * run) - run;
            (i, j) = (i + runA, j + runB);
        }

        return new(u, ties, (above.Deviation * above.Deviation / one.Length) + (below.Deviation * below.Deviation / other.Length));
    }

    private static int Run(double[] sorted, int from, double value)
    {
        var to = from;
        while (to < sorted.Length && sorted[to].Equals(value))
        {
            to++;
        }

        return to - from;
    }

    private static Moments Add(Moments sum, double value, int times) => times == 0 ? sum : sum.With(new Moments(times, value, value, value, 0));
}
