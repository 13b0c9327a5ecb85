using System.Globalization;

namespace MlopsLab.Statistics.Tests.Measured;

/// <summary>Every shipped test of windows, at the sizes it is used with.</summary>
internal static class WindowRules
{
    private static readonly double[] Zipf = [.. Enumerable.Range(1, 12).Select(level => 1.0 / (level * level))];

    public static IReadOnlyList<WindowRule> All { get; } =
    [
        new("PSI", "did the shape over the reference's deciles change", "2,000, 500", "mean + 0.2 sd", 2_000,
            (shifted, random) => Binned(shifted, random, PopulationStability.Test), $"index {Text(PopulationStability.SmallestShift(10, 2_000, 500))}", "Yurdakul, Naranjo 2020", 0.7),
        new("Jensen-Shannon", "the same, finite with empty bins", "2,000, 500", "mean + 0.2 sd", 2_000,
            (shifted, random) => Binned(shifted, random, JensenShannon.Test), $"{Text(JensenShannon.SmallestShift(10, 2_000, 500))} nats", "Lin 1991", 0.7),
        new("Hellinger", "the same, as a distance from 0 to 1", "2,000, 500", "mean + 0.2 sd", 2_000,
            (shifted, random) => Binned(shifted, random, Hellinger.Test), $"H² {Text(Hellinger.SmallestShift(10, 2_000, 500))}", "Pardo 2006", 0.7),
        new("Kolmogorov-Smirnov", "did a number's distribution change, most of all in the middle", "2,000, 500", "mean + 0.2 sd", 2_000,
            (shifted, random) => KolmogorovSmirnov.Test(Draw(random, 2_000, Normals(0)), Draw(random, 500, Normals(shifted ? 0.2 : 0))).PValue, $"distance {Text(KolmogorovSmirnov.SmallestShift(2_000, 500))}", "Hodges 1958", 0.85),
        new("Kolmogorov-Smirnov, ties", "the same for counts", "300, 200", "mean 2 to 2.5", 600,
            (shifted, random) => KolmogorovSmirnov.Test(Draw(random, 300, Counts(2)), Draw(random, 200, Counts(shifted ? 2.5 : 2))).PValue, $"distance {Text(KolmogorovSmirnov.SmallestShift(300, 200))}", "Hodges 1958", 0.7),
        new("chi-square, rare levels pooled", "did the levels' shares change", "2,000, 500", "7 points to the second level", 2_000,
            (shifted, random) => ChiSquareTest.Test(Table(shifted, random), Zipf.Length).PValue, $"w {Text(ChiSquareTest.SmallestShift(6, 2_000, 500))}", "Pearson 1900, Cochran 1954", 0.4),
        new("G, rare levels pooled", "the same, additive over nested tables", "2,000, 500", "7 points to the second level", 2_000,
            (shifted, random) => GTest.Test(Table(shifted, random), Zipf.Length).PValue, $"w {Text(GTest.SmallestShift(6, 2_000, 500))}", "Wilks 1935", 0.4),
        new("Mann-Whitney", "do numbers tend to be larger", "500, 200", "mean + 0.25 sd", 2_000,
            (shifted, random) => MannWhitney.Test(Draw(random, 500, Normals(0)), Draw(random, 200, Normals(shifted ? 0.25 : 0))).PValue, $"chance 0.5 ± {Text(MannWhitney.SmallestShift(500, 200))}", "Mann, Whitney 1947", 0.75),
        new("Wasserstein-1, permutation", "how far did numbers move, in their unit", "200, 100", "mean + 0.4 sd", 600,
            (shifted, random) => Permuted(shifted, random, Wasserstein.Distance), $"{Text(Wasserstein.SmallestShift(200, 100))} sd", "Vallender 1974", 0.8),
        new("energy distance, permutation", "did anything about a number change", "200, 100", "mean + 0.4 sd", 600,
            (shifted, random) => Permuted(shifted, random, EnergyDistance.Of), $"{Text(Wasserstein.SmallestShift(200, 100))} sd of the mean", "Székely, Rizzo 2013", 0.8),
        new("MMD, permutation", "did features begin to hang together differently", "60, 60 rows of 3", "correlation 0 to 0.8", 400,
            (shifted, random) => MaximumMeanDiscrepancy.Test(Rows(random, 60, 3, 0, 0), Rows(random, 60, 3, 0, shifted ? 0.8 : 0), 3, random.Next(), 99).PValue, "of the kernel's mean: no general figure", "Gretton et al. 2012", 0.5),
        new("domain classifier", "can a model tell window from reference, by which feature", "400, 200 rows of 5", "one mean + 0.4 sd", 2_000,
            (shifted, random) => DomainClassifier.Test(Rows(random, 400, 5, 0, 0), Rows(random, 200, 5, shifted ? 0.4 : 0, 0), 5, random.Next()).PValue, $"AUC {Text(DomainClassifier.SmallestShift(400, 200))}", "Lopez-Paz, Oquab 2017", 0.6),
        new("Kolmogorov-Smirnov of KLL sketches", "the same from sketches, their error on the side of no change", "20,000, 10,000", "mean + 0.2 sd", 200,
            (shifted, random) => SketchComparison.Of(Sketch(random, 20_000, 0), Sketch(random, 10_000, shifted ? 0.2 : 0)).PValue, $"distance {Text(KolmogorovSmirnov.SmallestShift(20_000, 10_000) + 0.033)}", "Karnin, Lang, Liberty 2016", 0.9),
        new("mSPRT, 100 looks", "do means differ, looked at any time", "up to 2,000 each", "mean + 0.15 sd", 2_000, Sprt,
            $"{Text(MixtureSprt.SmallestShift(2.0 / 2_000, 0.15))} sd at the last look", "Johari et al. 2022", 0.85),
        new("bounded mean, 100 looks", "is a mean of known range another one, looked at any time", "up to 2,000", "mean 0.30 to 0.35", 600, Bounded,
            $"{Text(BoundedMean.SmallestShift(0.03, 2_000))}", "Waudby-Smith, Ramdas 2024", 0.9),
    ];

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static double[] Draw(Random random, int count, Func<Random, double> draw)
    {
        var drawn = new double[count];
        for (var i = 0; i < count; i++)
        {
            drawn[i] = draw(random);
        }

        return drawn;
    }

    private static Func<Random, double> Normals(double mean) => random => mean + random.Normal();

    private static Func<Random, double> Counts(double mean) => random =>
    {
        var (count, left) = (0, mean);
        while ((left += Math.Log(1 - random.NextDouble())) > 0)
        {
            count++;
        }

        return count;
    };

    private delegate ShapeDistance Shape(ReadOnlySpan<double> reference, ReadOnlySpan<double> window);

    private static double Binned(bool shifted, Random random, Shape test)
    {
        var reference = Draw(random, 2_000, Normals(0));
        var bins = QuantileBins.Of(reference);
        return test(bins.Counts(reference), bins.Counts(Draw(random, 500, Normals(shifted ? 0.2 : 0)))).PValue;
    }

    private static double[] Table(bool shifted, Random random)
    {
        var table = new double[2 * Zipf.Length];
        for (var row = 0; row < 2_500; row++)
        {
            var isWindow = row >= 2_000;
            var level = isWindow && shifted && random.NextDouble() < 0.07 ? 1 : Level(random);
            table[level + (isWindow ? Zipf.Length : 0)]++;
        }

        return table;
    }

    private static int Level(Random random)
    {
        var left = random.NextDouble() * Zipf.Sum();
        var level = 0;
        while (level < Zipf.Length - 1 && (left -= Zipf[level]) > 0)
        {
            level++;
        }

        return level;
    }

    private static double Permuted(bool shifted, Random random, PermutationTest.Distance distance) =>
        PermutationTest.Of(distance, Draw(random, 200, Normals(0)), Draw(random, 100, Normals(shifted ? 0.4 : 0)), random.Next(), rounds: 99).PValue;

    private static double[] Rows(Random random, int rows, int features, double shift, double correlation)
    {
        var drawn = new double[rows * features];
        for (var row = 0; row < rows; row++)
        {
            var common = random.Normal();
            for (var feature = 0; feature < features; feature++)
            {
                drawn[(row * features) + feature] = (Math.Sqrt(correlation) * common) + (Math.Sqrt(1 - correlation) * random.Normal()) + (feature == 0 ? shift : 0);
            }
        }

        return drawn;
    }

    private static KllSketch Sketch(Random random, int count, double mean)
    {
        var sketch = new KllSketch(seed: (ulong)random.NextInt64());
        for (var i = 0; i < count; i++)
        {
            sketch.Add(mean + random.Normal());
        }

        return sketch;
    }

    private static double Sprt(bool shifted, Random random)
    {
        var (sum, least) = (0.0, 1.0);
        for (var look = 1; look <= 100; look++)
        {
            for (var i = 0; i < 20; i++)
            {
                sum += random.Normal() - random.Normal() + (shifted ? 0.15 : 0);
            }

            least = Math.Min(least, MixtureSprt.PValue(sum / (20 * look), 2.0 / (20 * look), 0.15));
        }

        return least;
    }

    // Uniform numbers on [0, 0.6]: mean 0.3, variance 0.03.
    private static double Bounded(bool shifted, Random random)
    {
        var mean = new BoundedMean(WindowRule.Alpha);
        for (var i = 1; i <= 2_000; i++)
        {
            mean.Add((0.6 * random.NextDouble()) + (shifted ? 0.05 : 0));
            if (i % 20 == 0 && (mean.Interval.Low > 0.3 || mean.Interval.High < 0.3))
            {
                return 0;
            }
        }

        return 1;
    }
}
