using MlopsLab.Statistics;

namespace MlopsLab.Policies;

/// <summary>The sequential tests of a rollout's rate metrics, by name; they run over all its steps.</summary>
public static class Tracks
{
    public static IReadOnlyDictionary<string, RateTrack> None { get; } = new Dictionary<string, RateTrack>();

    /// <summary>After one stretch of time more.</summary>
    public static IReadOnlyDictionary<string, RateTrack> Add(IReadOnlyDictionary<string, RateTrack> before, IReadOnlyList<Metric> metrics, StepEvidence more) =>
        metrics.Where(metric => RulesOf(metric) is not null).ToDictionary(
            metric => metric.Name,
            metric => before.GetValueOrDefault(metric.Name, RateTrack.None).With(BlockOf(metric.Measure, more), RulesOf(metric) ?? new()));

    /// <summary>Null for what is no rate.</summary>
    public static RateRules? RulesOf(Metric metric) => metric.Measure switch
    {
        Measure.ErrorRate or Measure.FallbackRate => new(metric.Tolerate),
        Measure.DecisionRate => new(metric.Tolerate, BothWays: true),
        _ => null,
    };

    public static long HitsOf(Measure measure, TargetEvidence side) => measure switch
    {
        Measure.ErrorRate => side.Failures,
        Measure.FallbackRate => side.Fallbacks,
        _ => side.Positives,
    };

    private static RateBlock BlockOf(Measure measure, StepEvidence more) =>
        new(more.Canary.Requests, HitsOf(measure, more.Canary), more.Stable.Requests, HitsOf(measure, more.Stable));
}
