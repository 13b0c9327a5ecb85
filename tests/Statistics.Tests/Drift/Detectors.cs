namespace MlopsLab.Statistics.Tests.Drift;

internal static class Detectors
{
    public static Dictionary<string, Func<IDriftDetector>> All { get; } = new()
    {
        ["ADWIN (river)"] = () => new Adwin(),
        ["ADWIN (MOA)"] = () => new Adwin(rules: DetectorRules.Moa),
        ["DDM"] = () => new Ddm(),
        ["EDDM"] = () => new Eddm(),
        ["HDDM-A"] = () => new HddmA(),
        ["HDDM-W"] = () => new HddmW(),
        ["Page-Hinkley"] = () => new PageHinkley(),
        ["KSWIN"] = () => new Kswin(alpha: 0.0001),
        ["Bernoulli CUSUM"] = () => BernoulliCusum.For(0.05, 0.1),
        ["e-detector"] = () => new RateEDetector(0.05),
    };
}
