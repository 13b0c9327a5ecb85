using System.Globalization;

namespace MlopsLab.Statistics.Tests.Measured;

/// <summary>Every shipped streaming detector, on outcomes whose rate rises once.</summary>
internal static class StreamRules
{
    private static readonly BernoulliCusum Cusum = BernoulliCusum.For(0.02, 0.035, falseAlarms: 0.08);

    public static IReadOnlyList<StreamRule> All { get; } =
    [
        new("Bernoulli CUSUM (for 0.08)", "did a rare rate rise", "2 % to 3.5 %", Hits(0.02), Hits(0.035), 2_000, () => BernoulliCusum.For(0.02, 0.035, falseAlarms: 0.08), 0.1, 1_100, 0.02,
            $"{Text(Cusum.SmallestShift(2_000))} within 2,000", "Reynolds, Stoumbos 1999"),
        new("e-detector (for 0.1)", "the same, with a proven bound on false alarms", "2 % to 3.5 %", Hits(0.02), Hits(0.035), 2_000, () => new RateEDetector(0.02), 0.1, 1_100, 0.02,
            $"{Text(new RateEDetector(0.02).SmallestShift(0.02, 2_000))} within 2,000", "Shin, Ramdas, Rinaldo 2024"),
        Errors("ADWIN (river's rules)", "did a mean change, and how long is the window since", () => new Adwin(), 0.05, 500, 0.01, Adwin.SmallestShift(0.09, 2_000, 500), "Bifet, Gavaldà 2007"),
        Errors("ADWIN (MOA's rules)", "the same", () => new Adwin(rules: DetectorRules.Moa), 0.05, 500, 0.01, Adwin.SmallestShift(0.09, 2_000, 500), "Bifet, Gavaldà 2007"),
        Errors("HDDM-A", "did an error rate rise", () => new HddmA(), 0.1, 600, 0.02, HddmA.SmallestShift(2_000, 500), "Frías-Blanco et al. 2015"),
        Errors("HDDM-W", "the same, of the newest numbers", () => new HddmW(), 0.1, 4_000, 0.4, HddmW.SmallestShift(500), "Frías-Blanco et al. 2015"),
        Errors("DDM", "the same, three sigma at every number", () => new Ddm(), 2, 500, 0.05, Ddm.SmallestShift(0.1, 2_000, 500) - 0.1, "Gama et al. 2004"),
        Errors("EDDM", "are errors closer together", () => new Eddm(), 25, 200, 0.01, null, "Baena-García et al. 2006"),
        Errors("Page-Hinkley (river's rules)", "did a mean leave the running one", () => new PageHinkley(), 0.1, 700, 0.01, PageHinkley.SmallestShift(500), "Page 1954, Hinkley 1971"),
        Errors("Page-Hinkley (MOA's rules)", "the same, rises only", () => new PageHinkley(variant: PageHinkleyVariant.Moa), 0.1, 700, 0.01, PageHinkley.SmallestShift(500), "Page 1954, Hinkley 1971"),
        new("KSWIN (α = 0.0001, 200, 100)", "did the newest hundred's distribution change", "mean + 1 sd", random => random.Normal(), random => 1 + random.Normal(), 16, () => new Kswin(0.0001, 200, 100), 3, 100, 0.05,
            $"distance {Text(Kswin.SmallestShift(0.0001, 100))}", "Raab et al. 2020"),
    ];

    private static StreamRule Errors(string name, string question, Func<IDriftDetector> make, double mostFalse, double mostDelay, double mostMissed, double? smallest, string source) => new(
        name, question, "10 % to 20 %", Hits(0.1), Hits(0.2), 200, make, mostFalse, mostDelay, mostMissed, smallest is { } shift ? $"+ {Text(shift)} in 500 after 2,000" : "not to be said", source);

    private static Func<Random, double> Hits(double rate) => random => random.NextDouble() < rate ? 1 : 0;

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
