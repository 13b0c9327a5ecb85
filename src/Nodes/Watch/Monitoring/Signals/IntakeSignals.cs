using MlopsLab.Monitoring.Domain;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Signals;

/// <summary>Volume, repetition, lateness and order of a source's rows. The value is the evidence for a change; 1 is an alarm.</summary>
internal static class IntakeSignals
{
    public const string Volume = "data.volume", Duplicates = "data.duplicates", Late = "data.late", Order = "data.order";

    public static IEnumerable<Signal> Of(string scenario, string source, IntakeWatch watch, MonitoringOptions options)
    {
        if (!watch.Live)
        {
            yield break;
        }

        var limits = options.Intake;
        yield return New(Volume, options.VolumeSeverity, watch.KnowsVolume(limits) ? Math.Max(watch.Volume.Rise.Sum, watch.Volume.Fall.Sum) : null, IntakeWords.Volume(scenario, source, watch.Volume, limits.VolumeRules.Relearn));
        yield return New(Duplicates, options.DuplicateSeverity, watch.Duplicates.Rise.Sum, IntakeWords.Duplicates(scenario, source, watch.Duplicates, limits.Duplicates));
        yield return New(Late, options.LateSeverity, watch.Late.Rise.Sum, IntakeWords.Late(scenario, source, watch.Late, limits.Late));
        yield return New(Order, options.DisorderSeverity, watch.Disorder.Rise.Sum, IntakeWords.Disorder(scenario, source, watch.Disorder, limits.Disorder));

        Signal New(string kind, string severity, double? evidence, string summary) =>
            new(kind, $"{scenario}/{source}", severity, "traffic", evidence is { } sum ? Math.Round(sum / LevelTest.Alarm, 3) : null, Limit: 1, summary);
    }
}
