namespace MlopsLab.Statistics.Tests.Multiple;

/// <summary>Of 200 tests a fifth have something to find: a normal score three deviations off.</summary>
public sealed class FalseDiscoveryTests(ITestOutputHelper output)
{
    private const int Runs = 400;
    private const int Tests = 200;
    private const double Alpha = 0.1;

    /// <summary>Benjamini and Hochberg 1995, section 3.2: the p-values of their example, of which the first four are believed at 5 %.</summary>
    [Fact]
    public void The_example_of_the_paper_comes_out()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

        Assert.Equal([0, 1, 2, 3], BenjaminiHochberg.Discoveries(p, 0.05));
        Assert.Equal([0, 1, 2], BenjaminiHochberg.Discoveries(p, 0.05, anyDependence: true));
        Assert.Equal(0.0095 * 15 / 4, BenjaminiHochberg.Adjusted(p)[3], 12);
        Assert.Empty(BenjaminiHochberg.Discoveries([], 0.05));
        Assert.Throws<ArgumentException>(() => BenjaminiHochberg.Adjusted([1.2]));
    }

    [Fact]
    public void Benjamini_Hochberg_holds_its_rate() => Judge(p => [.. BenjaminiHochberg.Discoveries(p, Alpha)], leastFound: 0.7);

    [Fact]
    public void Lord_holds_its_rate_one_test_at_a_time() => Judge(p => OneByOne(new LordPlusPlus(Alpha).Next, p), leastFound: 0.3);

    [Fact]
    public void Saffron_holds_its_rate_one_test_at_a_time_and_finds_more_than_Lord()
    {
        var saffron = Judge(p => OneByOne(new Saffron(Alpha).Next, p), leastFound: 0.3);

        Assert.True(saffron > Judge(p => OneByOne(new LordPlusPlus(Alpha).Next, p), leastFound: 0.3));
    }

    /// <summary>α₁ = γ₁·w₀ with w₀ = α/2; after a first discovery γ₁·(α − w₀) comes on top.</summary>
    [Fact]
    public void Levels_are_the_papers()
    {
        var lord = new LordPlusPlus(0.1);
        var first = lord.NextLevel;
        lord.Next(0);

        Assert.Equal(0.05 * 0.07720838 * Math.Log(2), first, 12);
        Assert.Equal(first + (0.05 * 0.07720838 * Math.Log(2) / (2 * Math.Exp(Math.Sqrt(Math.Log(2))))), lord.NextLevel, 12);

        var saffron = new Saffron(0.1);
        Assert.Equal(0.5 * 0.05 / 2.2857656, saffron.NextLevel, 12);
        var before = saffron.NextLevel;
        saffron.Next(0.4); // might have been one, so no level is spent
        Assert.Equal(before, saffron.NextLevel, 12);
    }

    private static List<int> OneByOne(Func<double, bool> next, double[] pValues) => [.. Enumerable.Range(0, pValues.Length).Where(index => next(pValues[index]))];

    private double Judge(Func<double[], IReadOnlyList<int>> rule, double leastFound)
    {
        var (wrong, found) = (0.0, 0.0);
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(run);
            double[] p = [.. Enumerable.Range(0, Tests).Select(test => Normal.Tail(random.Normal() + (test % 5 == 0 ? 3 : 0)))];
            var believed = rule(p);
            wrong += believed.Count(test => test % 5 != 0) / Math.Max(1.0, believed.Count) / Runs;
            found += believed.Count(test => test % 5 == 0) / (Tests / 5.0) / Runs;
        }

        output.WriteLine($"false discovery rate {wrong:P1}, found {found:P1}");
        Assert.InRange(wrong, 0, Alpha);
        Assert.InRange(found, leastFound, 1);
        return found;
    }
}
