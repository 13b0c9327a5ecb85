namespace MlopsLab.Monitoring.Domain;

/// <summary>Bins of a score in log-odds, so that a shift among small probabilities is seen as well as one among large.</summary>
internal static class ScoreBins
{
    public const int Count = 20;
    private const double Lowest = -8, Highest = 8;

    public static int Of(double score)
    {
        var p = Math.Clamp(score, 1e-6, 1 - 1e-6);
        var logOdds = Math.Log(p / (1 - p));
        return Math.Clamp((int)((logOdds - Lowest) / (Highest - Lowest) * Count), 0, Count - 1);
    }
}
