namespace MlopsLab.Statistics;

/// <summary>
/// A confidence sequence of one rate: all rates that the Beta(½, ½) mixture doesn't refuse. It covers the true rate at all looks at once
/// with probability ≥ 1 − α (Robbins 1970; Howard, Ramdas, McAuliffe, Sekhon, Annals of Statistics 49, 2021).
/// </summary>
public static class RateInterval
{
    private const int Halvings = 50;

    /// <summary>The interval after so many requests; [0, 1] after none.</summary>
    /// <param name="hits">Since the start, ≥ 0.</param>
    /// <param name="requests">Since the start, ≥ hits.</param>
    /// <param name="alpha">The probability that the interval ever misses the rate, 0 &lt; α &lt; 1.</param>
    /// <exception cref="ArgumentException">A figure is out of its range.</exception>
    public static Interval Of(long hits, long requests, double alpha)
    {
        if (hits < 0 || hits > requests || !(alpha > 0 && alpha < 1))
        {
            throw new ArgumentException($"There can't be {hits} hits of {requests} requests at level {alpha}.", nameof(hits));
        }

        if (requests == 0)
        {
            return new(0, 1);
        }

        var mixture = LogGamma.Beta(hits + 0.5, requests - hits + 0.5) - LogGamma.Beta(0.5, 0.5) + Math.Log(alpha);
        var mean = (double)hits / requests;
        return new(
            hits == 0 ? 0 : Edge(0, mean, rate => Refused(rate, hits, requests, mixture)),
            hits == requests ? 1 : Edge(1, mean, rate => Refused(rate, hits, requests, mixture)));
    }

    private static bool Refused(double rate, long hits, long requests, double mixture) =>
        mixture >= (hits == 0 ? 0 : hits * Math.Log(rate)) + (hits == requests ? 0 : (requests - hits) * Math.Log(1 - rate));

    private static double Edge(double refused, double kept, Func<double, bool> isRefused)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (refused + kept) / 2;
            (refused, kept) = isRefused(middle) ? (middle, kept) : (refused, middle);
        }

        return refused;
    }
}
