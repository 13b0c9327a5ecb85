namespace MlopsLab.Statistics;

/// <summary>
/// LORD++: tests that come one after the other for ever, each judged when it comes, with a false discovery rate of at most α at any time for independent tests
/// (Javanmard, Montanari, Annals of Statistics 46, 2018; Ramdas, Yang, Wainwright, Jordan, NIPS 2017, section 3). Discoveries earn level for later tests.
/// </summary>
public sealed class LordPlusPlus
{
    private readonly List<int> discoveries = [];
    private readonly double alpha;
    private readonly double wealth;
    private int tests;

    /// <param name="alpha">False discovery rate, 0 &lt; α &lt; 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is no probability.</exception>
    public LordPlusPlus(double alpha)
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
            var level = Gamma(now) * wealth;
            for (var j = 0; j < discoveries.Count; j++)
            {
                level += Gamma(now - discoveries[j]) * (j == 0 ? alpha - wealth : alpha);
            }

            return level;
        }
    }

    /// <summary>Whether to believe the test.</summary>
    /// <param name="pValue">From 0 to 1.</param>
    public bool Next(double pValue)
    {
        var believed = pValue <= NextLevel;
        tests++;
        if (believed)
        {
            discoveries.Add(tests);
        }

        return believed;
    }

    // Javanmard and Montanari's choice, ln(max(j, 2)) / (j · e^√ln j), with their constant; its sum stays below 1.
    private static double Gamma(int j) => 0.07720838 * Math.Log(Math.Max(j, 2)) / (j * Math.Exp(Math.Sqrt(Math.Log(j))));
}
