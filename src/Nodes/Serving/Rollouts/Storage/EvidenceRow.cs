using System.Globalization;
using MlopsLab.Policies;
using MlopsLab.Rollouts.Domain;

namespace MlopsLab.Rollouts.Storage;

internal sealed record EvidenceRow
{
    public string RolloutId { get; init; } = "";

    public long Step { get; init; }

    public string Target { get; init; } = "";

    public long Requests { get; init; }

    public long Failures { get; init; }

    public long Cached { get; init; }

    public string Latency { get; init; } = "";

    public long? LastAt { get; init; }

    public long Fallbacks { get; init; }

    public long Positives { get; init; }

    public string Scores { get; init; } = "";

    public long Pairs { get; init; }

    public long OnlyCanary { get; init; }

    public long OnlyStable { get; init; }

    public double Distance { get; init; }

    public static EvidenceRow Of(Rollout rollout, string target, TargetEvidence evidence, PairEvidence pairs) => new()
    {
        RolloutId = rollout.Id.ToString(),
        Step = StepOf(rollout),
        Target = target,
        Requests = evidence.Requests,
        Failures = evidence.Failures,
        Cached = evidence.Cached,
        Latency = evidence.Latency.ToText(),
        LastAt = evidence.LastAt?.ToUnixTimeMilliseconds(),
        Fallbacks = evidence.Fallbacks,
        Positives = evidence.Positives,
        Scores = string.Join(' ', evidence.Scores),
        Pairs = pairs.Decisions.Pairs,
        OnlyCanary = pairs.Decisions.OnlyCanary,
        OnlyStable = pairs.Decisions.OnlyStable,
        Distance = pairs.Distance,
    };

    /// <summary>Below zero for what the version said as a shadow.</summary>
    public static long StepOf(Rollout rollout) => rollout.LearnsFromShadow ? -rollout.Step : rollout.Step;

    public PairEvidence ToPairs() => new(new(Pairs, OnlyCanary, OnlyStable), Distance);

    public TargetEvidence ToEvidence() => new(
        Requests, Failures, Cached, LatencyHistogram.Parse(Latency), LastAt is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null)
    {
        Fallbacks = Fallbacks,
        Positives = Positives,
        Scores = Scores.Length == 0 ? new long[TargetEvidence.ScoreBins] : [.. Scores.Split(' ').Select(count => long.Parse(count, CultureInfo.InvariantCulture))],
    };
}
