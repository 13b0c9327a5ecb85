namespace MlopsLab.Monitoring.Domain;

/// <summary>Bins of a latency, each a quarter wider than the one before: 1 ms to about 30 s.</summary>
internal static class LatencyBins
{
    private const double Growth = 1.25;

    public static int Of(double milliseconds) => milliseconds <= 1 ? 0 : Math.Min(47, (int)Math.Ceiling(Math.Log(milliseconds) / Math.Log(Growth)));

    public static double UpperEdge(int bin) => Math.Pow(Growth, bin);

    /// <summary>The upper edge of the bin that holds the quantile, or null when nothing was counted.</summary>
    public static double? Quantile(IReadOnlyDictionary<int, long> counts, double quantile)
    {
        var wanted = quantile * counts.Values.Sum();
        var seen = 0L;
        foreach (var (bin, count) in counts.OrderBy(pair => pair.Key))
        {
            seen += count;
            if (seen >= wanted)
            {
                return UpperEdge(bin);
            }
        }

        return null;
    }
}
