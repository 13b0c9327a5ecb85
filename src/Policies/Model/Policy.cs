using System.Text.Json.Serialization;

namespace MlopsLab.Policies;

/// <summary>How a version is taken to production and what sends it back.</summary>
public sealed record Policy(string Name, Strategy Strategy, IReadOnlyList<PolicyStep> Steps, IReadOnlyList<Metric> Metrics)
{
    /// <summary>The probability that a rollout of a version as good as stable is aborted on evidence, over all metrics, steps and looks.</summary>
    public double FalseAborts { get; init; } = 0.05;

    /// <summary>A rollout that takes longer is aborted.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>How long after its end a promotion can be undone without analysis.</summary>
    public TimeSpan RollbackWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Only these segments of the scenario meet the canary; empty for all.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>The second challenger of an A/B test.</summary>
    public string? Challenger { get; init; }

    /// <summary>The natural logarithm of the e-value that fails a metric: Bonferroni over those that decide.</summary>
    [JsonIgnore]
    public double LogNeeded => Statistics.EValues.LogNeeded(Deciding, FalseAborts);

    /// <summary>α of one metric.</summary>
    [JsonIgnore]
    public double MetricAlpha => FalseAborts / Deciding;

    private int Deciding => Math.Max(1, Metrics.Count(metric => !metric.DryRun));
}
