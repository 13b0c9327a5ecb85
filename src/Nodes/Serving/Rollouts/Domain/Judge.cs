using System.Globalization;

namespace MlopsLab.Rollouts.Domain;

/// <summary>The rule of a step, in this order: errors, latency, silence, enough requests, enough time. Silence never counts as health.</summary>
internal static class Judge
{
    public static Judgement Of(Rollout rollout, StepEvidence evidence, RolloutOptions options, DateTimeOffset now) =>
        Errors(evidence, options)
        ?? Latency(evidence, options)
        ?? Silence(rollout, evidence, options, now)
        ?? Unfinished(rollout, evidence, options, now)
        ?? Healthy(evidence);

    private static Judgement? Errors(StepEvidence evidence, RolloutOptions options)
    {
        var (canary, stable) = (evidence.Canary, evidence.Stable);
        if (canary.Requests < options.ErrorsFromRequests || canary.Failures < options.ErrorsFromFailures)
        {
            return null;
        }

        var stableRate = stable.Requests >= options.ErrorsFromRequests ? stable.ErrorRate : 0;
        var limit = Math.Max(options.MaxErrorRate, options.MaxErrorRatio * stableRate);
        return canary.ErrorRate > limit
            ? new Judgement(Verdict.Failed, Text($"the canary failed {canary.Failures} of {canary.Requests} requests ({canary.ErrorRate:P1}); the limit is {limit:P1}, stable has {stable.ErrorRate:P1}"))
            : null;
    }

    private static Judgement? Latency(StepEvidence evidence, RolloutOptions options)
    {
        var (canary, stable) = (evidence.Canary, evidence.Stable);
        if (canary.Latency.Count < options.LatencyFromRequests)
        {
            return null;
        }

        var stableP95 = stable.Latency.Count >= options.LatencyFromRequests ? stable.Latency.Quantile(0.95) : 0;
        var limit = Math.Max(options.MaxLatency.TotalMilliseconds, options.MaxLatencyRatio * stableP95);
        var p95 = canary.Latency.Quantile(0.95);
        return p95 > limit
            ? new Judgement(Verdict.Failed, Text($"the canary's 95th percentile is {p95:0} ms; the limit is {limit:0} ms, stable has {stableP95:0} ms"))
            : null;
    }

    private static Judgement? Silence(Rollout rollout, StepEvidence evidence, RolloutOptions options, DateTimeOffset now)
    {
        var quiet = now - (evidence.Canary.LastAt ?? rollout.StepSince);
        var traffic = evidence.Stable.LastAt is { } last && now - last <= options.Silence;
        return quiet <= options.Silence ? null
            : traffic ? Wait(Text($"holding: no request reached the canary for {quiet.TotalSeconds:0} s while stable has traffic"))
            : Wait(Text($"holding: no traffic for {quiet.TotalSeconds:0} s, so nothing is known about the canary"));
    }

    private static Judgement? Unfinished(Rollout rollout, StepEvidence evidence, RolloutOptions options, DateTimeOffset now)
    {
        var step = rollout.CurrentStep;
        var enough = Math.Max(step.MinRequests, options.ErrorsFromRequests);
        var left = step.HoldSeconds - (now - rollout.StepSince).TotalSeconds;
        return evidence.Canary.Requests < enough ? Wait(Text($"{evidence.Canary.Requests} of {enough} canary requests seen at {rollout.Weight:P0}"))
            : left > 0 ? Wait(Text($"{left:0} s of the hold at {rollout.Weight:P0} are left"))
            : null;
    }

    private static Judgement Healthy(StepEvidence evidence) => new(
        Verdict.Healthy,
        Text($"{evidence.Canary.Requests} canary requests, {evidence.Canary.ErrorRate:P1} failed, 95th percentile {evidence.Canary.Latency.Quantile(0.95):0.#} ms"));

    private static Judgement Wait(string reason) => new(Verdict.Wait, reason);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
