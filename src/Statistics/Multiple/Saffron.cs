namespace MlopsLab.Statistics;

/// <summary>
/// SAFFRON: as <see cref="LordPlusPlus"/>, but level is only spent on tests that might be discoveries (p ≤ ½), so it finds more when many are
/// (Ramdas, Zrnic, Wainwright, Jordan, ICML 2018, algorithm 1).
/// </summary>
public sealed class Saffron
{
    private const double Candidate = 0.5;

    private readonly List<int> discoveries = [];
    private readonly List<int> candidatesThen = [];
    private readonly double alpha;
    private readonly double wealth;
    private int tests;
    private int candidates;

    /// <param name="alpha">False discovery rate, 0 &lt; α &lt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is no probability.</exception>
    public Saffron(double alpha)
    {
        Samples.CheckLevels(alpha);
        (this.alpha, wealth) = (alpha, alpha / 2);
    }

    /// <summary>The level of the test that comes next.</summary>
    public double NextLevel
    {
        get
        {
            var now = tests + 1;
            var level = wealth * Gamma(now - candidates);
            for (var j = 0; j < discoveries.Count; j++)
            {
                level += (j == 0 ? alpha - wealth : alpha) * Gamma(now - discoveries[j] - (candidates - candidatesThen[j]));
            }

            return Math.Min(Candidate, (1 - Candidate) * level);
        }
    }

    /// <summary>Whether to believe the test.</summary>
    /// <param name="pValue">From 0 to 1.</param>
    public bool Next(double pValue)
    {
        var believed = pValue <= NextLevel;
        tests++;
        candidates += pValue <= Candidate ? 1 : 0;
        if (believed)
        {
            discoveries.Add(tests);
            candidatesThen.Add(candidates);
        }

        return believed;
    }

    // Sums to 1 over j = 1, 2, …: j^−1.6 / ζ(1.6).
    private static double Gamma(int j) => Math.Pow(j, -1.6) / 2.2857656;
}
