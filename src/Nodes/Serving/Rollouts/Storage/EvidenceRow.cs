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

    public static EvidenceRow Of(Rollout rollout, string target, TargetEvidence evidence) => new()
    {
        RolloutId = rollout.Id.ToString(),
        Step = rollout.Step,
        Target = target,
        Requests = evidence.Requests,
        Failures = evidence.Failures,
        Cached = evidence.Cached,
        Latency = evidence.Latency.ToText(),
        LastAt = evidence.LastAt?.ToUnixTimeMilliseconds(),
        Fallbacks = evidence.Fallbacks,
        Positives = evidence.Positives,
        Scores = string.Join(' ', evidence.Scores),
    };

    public TargetEvidence ToEvidence() => new(
        Requests, Failures, Cached, LatencyHistogram.Parse(Latency), LastAt is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null)
    {
        Fallbacks = Fallbacks,
        Positives = Positives,
        Scores = Scores.Length == 0 ? new long[TargetEvidence.ScoreBins] : [.. Scores.Split(' ').Select(count => long.Parse(count, CultureInfo.InvariantCulture))],
    };
}
