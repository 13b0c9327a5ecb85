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
    };

    public TargetEvidence ToEvidence() => new(
        Requests, Failures, Cached, LatencyHistogram.Parse(Latency), LastAt is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null);
}
