using MlopsLab.Monitoring.Domain;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Signals;

/// <summary>Volume, repetition, lateness and order of a source's rows. The value is the evidence for a change; 1 is an alarm.</summary>
internal static class IntakeSignals
{
    public const string Volume = "data.volume", Duplicates = "data.duplicates", Late = "data.late", Order = "data.order";

    public static IEnumerable<Signal> Of(string scenario, string source, IntakeWatch watch, IntakeLimits limits)
    {
        return watch.Live ? All().OfType<Signal>() : [];

        IEnumerable<Signal?> All() =>
        [
            One(Volume, limits.Volume, watch.KnowsVolume(limits) ? Math.Max(watch.Volume.Rise.Sum, watch.Volume.Fall.Sum) : null, IntakeWords.Volume(scenario, source, watch.Volume, limits.VolumeRules.Relearn)),
            One(Duplicates, limits.Duplicates, watch.Duplicates.Rise.Sum, IntakeWords.Duplicates(scenario, source, watch.Duplicates, limits.Duplicates.Value)),
            One(Late, limits.Late, watch.Late.Rise.Sum, IntakeWords.Late(scenario, source, watch.Late, limits.Late.Value)),
            One(Order, limits.Disorder, watch.Disorder.Rise.Sum, IntakeWords.Disorder(scenario, source, watch.Disorder, limits.Disorder.Value)),
        ];

        Signal? One(string kind, IntakeLimit limit, double? evidence, string summary) => limit.Severity is not { } severity ? null
            : new(kind, $"{scenario}/{source}", severity, "traffic", evidence is { } sum ? Math.Round(sum / LevelTest.Alarm, 3) : null, Limit: 1, summary);
    }
}
