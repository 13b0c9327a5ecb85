using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>The exact interval of a share (Clopper and Pearson, Biometrika 26, 1934), found by halving.</summary>
internal static class Shares
{
    private const int Halvings = 50;

    public static Interval Of(long failures, long trials, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var low = failures == 0 ? 0 : Solve(share => 1 - Below(failures - 1, trials, share) < tail);
        var high = failures == trials ? 1 : Solve(share => Below(failures, trials, share) > tail);
        return new((double)failures / trials, low, high);
    }

    // The largest share for which it still holds.
    private static double Solve(Func<double, bool> holds)
    {
        var (low, high) = (0.0, 1.0);
        for (var turn = 0; turn < Halvings; turn++)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // The chance of at most so many failures, summed from the logarithms of its terms.
    private static double Below(long failures, long trials, double share)
    {
        var (term, sum) = (trials * Math.Log(1 - share), 0.0);
        for (var count = 0L; count <= failures; count++)
        {
            sum += Math.Exp(term);
            term += Math.Log((double)(trials - count) / (count + 1)) + Math.Log(share) - Math.Log(1 - share);
        }

        return sum;
    }
}
