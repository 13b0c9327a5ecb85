namespace MlopsLab.Statistics.Tests;

internal static class Draws
{
    /// <summary>Hits of so many requests, by the gaps between hits.</summary>
    public static long Binomial(this Random random, long requests, double rate)
    {
        var (hits, at, log) = (0L, 0.0, Math.Log(1 - rate));
        while (rate > 0 && (at += Math.Floor(Math.Log(1 - random.NextDouble()) / log) + 1) <= requests)
        {
            hits++;
        }

        return hits;
    }

    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
