using System.Text.Json.Serialization;

namespace MlopsLab.Policies;

/// <summary>The counters of a metric in one analysis. <see cref="Count"/> is without errors, as in Argo Rollouts.</summary>
public sealed record MetricResult(string Name)
{
    /// <summary>So many measurements are kept; the counters hold all.</summary>
    public const int Kept = 10;

    public AnalysisPhase Phase { get; init; } = AnalysisPhase.Pending;

    public int Count { get; init; }

    public int Successful { get; init; }

    public int Failed { get; init; }

    public int Inconclusive { get; init; }

    public int Error { get; init; }

    public int ConsecutiveError { get; init; }

    public string Message { get; init; } = "";

    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    [JsonIgnore]
    public Measurement? Last => Measurements.Count == 0 ? null : Measurements[^1];

    /// <summary>With one measurement more; one that was under way is replaced.</summary>
    public MetricResult With(Measurement taken)
    {
        var before = Last is { FinishedAt: null } ? Measurements.SkipLast(1) : Measurements;
        var next = this with { Measurements = [.. before.Append(taken).TakeLast(Kept)] };
        return taken.Phase switch
        {
            AnalysisPhase.Successful => next with { Successful = Successful + 1, Count = Count + 1, ConsecutiveError = 0 },
            AnalysisPhase.Failed => next with { Failed = Failed + 1, Count = Count + 1, ConsecutiveError = 0 },
            AnalysisPhase.Inconclusive => next with { Inconclusive = Inconclusive + 1, Count = Count + 1, ConsecutiveError = 0 },
            AnalysisPhase.Error => next with { Error = Error + 1, ConsecutiveError = ConsecutiveError + 1 },
            _ => next,
        };
    }
}
