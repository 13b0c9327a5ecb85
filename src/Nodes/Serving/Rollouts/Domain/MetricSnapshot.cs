using MlopsLab.Policies;

namespace MlopsLab.Rollouts.Domain;

/// <summary>One metric: how its analysis stands (else what the evidence says now), its figure and the counters of its limits.</summary>
internal sealed record MetricSnapshot(
    string Name, AnalysisPhase Phase, double? Value, string Message, bool DryRun, int Count, int Failed, int Inconclusive, int ConsecutiveError)
{
    public static MetricSnapshot Of(Metric metric, Finding finding, MetricResult? result) => new(
        metric.Name,
        result?.Phase ?? finding.Phase,
        finding.Value,
        finding.Message,
        metric.DryRun,
        result?.Count ?? 0,
        result?.Failed ?? 0,
        result?.Inconclusive ?? 0,
        result?.ConsecutiveError ?? 0);
}
