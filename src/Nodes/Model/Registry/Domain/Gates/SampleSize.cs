using MlopsLab.Learning.Numerics;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>How many rows would be enough to say something.</summary>
internal static class SampleSize
{
    /// <summary>
    /// Rows at which an interval clears a limit with the given power, when the truth is <paramref name="distance"/> away from it:
    /// n = n₀·((z₍₁₊c₎/₂ + z_power)·se₀/distance)², since a standard error shrinks with √n (Chow, Shao, Wang, Lokhnygina, Sample Size
    /// Calculations in Clinical Research, 2018, section 3.2: non-inferiority and superiority by a margin).
    /// </summary>
    /// <param name="now">Value and standard error on the rows there are.</param>
    public static long Clearing(Estimate now, double distance, double confidence, double power)
    {
        var reach = (Normal.Quantile((1 + confidence) / 2) + Normal.Quantile(power)) * now.Error / distance;
        return Whole(now.Rows * reach * reach);
    }

    /// <summary>
    /// The same for an area under the curve before any row is there, by its variance after Hanley and McNeil (Radiology 143, 1982):
    /// Q₁ = A/(2−A), Q₂ = 2A²/(1+A), var = (A(1−A) + (p−1)(Q₁−A²) + (q−1)(Q₂−A²)) / (p·q) with p positives and q negatives.
    /// </summary>
    /// <param name="positives">Share of positives, above 0 and below 1.</param>
    public static long OfAuc(double auc, double positives, double distance, double confidence, double power)
    {
        const int Reference = 10_000;
        var a = Math.Clamp(auc, 0.5, 0.99);
        var (p, q) = (Math.Max(Reference * positives, 1), Math.Max(Reference * (1 - positives), 1));
        var (q1, q2) = (a / (2 - a), 2 * a * a / (1 + a));
        var variance = ((a * (1 - a)) + ((p - 1) * (q1 - (a * a))) + ((q - 1) * (q2 - (a * a)))) / (p * q);
        return Clearing(new(a, Math.Sqrt(variance), Reference), distance, confidence, power);
    }

    /// <summary>
    /// Trials without a single failure after which the interval for the share of failures (Clopper and Pearson, Biometrika 26, 1934)
    /// ends at <paramref name="share"/>: (1−share)ⁿ = (1−c)/2. With c = 0.9 it is the rule of three (Hanley and Lippman-Hand, JAMA 249, 1983).
    /// </summary>
    public static long WithoutFailure(double share, double confidence) => Whole(Math.Log((1 - confidence) / 2) / Math.Log(1 - share));

    /// <summary>Rows that hold so many of a class that makes up that share of them.</summary>
    public static long Holding(int members, double share) => Whole(members / Math.Max(share, 1e-6));

    private static long Whole(double rows) => double.IsFinite(rows) ? (long)Math.Ceiling(Math.Min(rows, 1e12)) : 0;
}
