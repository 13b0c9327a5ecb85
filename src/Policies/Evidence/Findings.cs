using System.Globalization;
using MlopsLab.Statistics;

namespace MlopsLab.Policies;

/// <summary>
/// Judges a metric by always-valid tests over all of the rollout's traffic: failed as soon as its evidence reaches what the policy's
/// bound on false aborts asks for, successful when enough requests were seen without that, else still running. A figure that is no number is inconclusive.
/// </summary>
public static class Findings
{
    /// <summary>Requests before which no metric fails, and failed requests before which no rate of failures does: one unlucky request ends nothing.</summary>
    public const long LeastRequests = 30, LeastFailures = 3;

    private const double OrdinaryFailures = 0.02, OftenTimesStable = 3;
    private const long LatencyFrom = 100;

    public static Finding Of(Policy policy, Metric metric, RolloutEvidence evidence) => metric.Measure switch
    {
        Measure.ErrorRate or Measure.FallbackRate or Measure.DecisionRate => OfRate(policy, metric, evidence),
        Measure.ScoreDistance => OfScores(policy, metric, evidence.Whole),
        Measure.Disagreement => OfPairs(policy, metric, evidence.Whole.Pairs),
        _ => OfLatency(policy, metric, evidence.Whole),
    };

    /// <summary>ln of a rate metric's e-value: its comparison with stable and, for failures, its limit where stable has no traffic, half each.</summary>
    public static double LogE(Metric metric, RolloutEvidence evidence)
    {
        var compared = evidence.Tracks.GetValueOrDefault(metric.Name, RateTrack.None).Evidence.LogE(Tracks.RulesOf(metric) ?? new());
        if (metric.Measure == Measure.DecisionRate)
        {
            return compared;
        }

        var (canary, stable) = (evidence.Step.Canary, evidence.Whole.Stable);
        var ordinary = stable.Requests < LeastRequests ? 0 : (double)Tracks.HitsOf(metric.Measure, stable) / stable.Requests;
        var limit = Math.Clamp(OftenTimesStable * ordinary, OrdinaryFailures, 0.9);
        var limited = RateLimit.LogE(Tracks.HitsOf(metric.Measure, canary), canary.Requests, limit);
        var most = Math.Max(compared, limited);
        return most + Math.Log((Math.Exp(compared - most) + Math.Exp(limited - most)) / 2);
    }

    private static Finding OfRate(Policy policy, Metric metric, RolloutEvidence evidence)
    {
        var (canary, stable) = (evidence.Whole.Canary, evidence.Whole.Stable);
        var hits = Tracks.HitsOf(metric.Measure, canary);
        var rate = canary.Requests == 0 ? 0 : (double)hits / canary.Requests;
        var other = stable.Requests == 0 ? 0 : (double)Tracks.HitsOf(metric.Measure, stable) / stable.Requests;
        var log = LogE(metric, evidence);
        if (double.IsNaN(log))
        {
            return new(AnalysisPhase.Inconclusive, null, $"the evidence of {metric.Name} is no number");
        }

        var failed = log >= policy.LogNeeded && canary.Requests >= LeastRequests && (metric.Measure == Measure.DecisionRate || hits >= LeastFailures);
        var (what, odds) = (Say(metric.Measure), Text($"e = {Math.Exp(Math.Min(log, 30)):0.##}, needed {Math.Exp(policy.LogNeeded):0}"));
        var text = Text($"the canary {what} {hits} of {canary.Requests} requests ({rate:P1}), stable {other:P1}; {odds}");
        return Finish(metric, failed, canary.Requests, rate, text);
    }

    private static Finding OfLatency(Policy policy, Metric metric, StepEvidence whole)
    {
        var share = metric.Measure switch { Measure.LatencyP50 => 0.5, Measure.LatencyP95 => 0.95, _ => 0.99 };
        var (canary, stable) = (whole.Canary.Latency, whole.Stable.Latency);
        var (count, value) = (canary.Count, canary.Quantile(share));
        var known = stable.Count >= LatencyFrom;
        var usual = known ? stable.Quantile(share) : 0;
        var text = Text($"the canary's {share * 100:0}th percentile is {value:0} ms, stable's {usual:0} ms; {metric.FloorMilliseconds:0} ms and {metric.Tolerate:0.#} × stable's are tolerated");
        if (count < LatencyFrom || value <= metric.FloorMilliseconds || value <= metric.Tolerate * usual)
        {
            return Finish(metric, false, count, value, text);
        }

        var (alpha, band) = (policy.MetricAlpha / 2, QuantileRanks.Of(count, share, policy.MetricAlpha / 2));
        var top = known ? QuantileRanks.Of(stable.Count, share, alpha).High : 0;
        var most = top > stable.Count ? double.PositiveInfinity : Math.Max(metric.FloorMilliseconds, known ? metric.Tolerate * stable.OfRank(top) : 0);
        return Finish(metric, canary.OfRank(band.Low) > most, count, value, text);
    }

    private static Finding OfScores(Policy policy, Metric metric, StepEvidence whole)
    {
        var distance = DistributionDistance.Of([.. whole.Canary.Scores], [.. whole.Stable.Scores], policy.MetricAlpha);
        return Finish(metric, distance.Low > metric.Tolerate, whole.Canary.Requests, distance.Low, Text($"the scores differ by at least {distance.Low:0.###}; {metric.Tolerate:0.###} is tolerated"));
    }

    private static Finding OfPairs(Policy policy, Metric metric, PairEvidence pairs)
    {
        var decisions = pairs.Decisions;
        var share = decisions.Pairs == 0 ? 0 : (double)decisions.Different / decisions.Pairs;
        var log = decisions.LogDifferMoreThan(metric.Tolerate);
        var text = Text($"they decided differently on {decisions.Different} of {decisions.Pairs} requests ({share:P1}; only the shadow positive {decisions.OnlyCanary}, only stable {decisions.OnlyStable}), {metric.Tolerate:P1} is tolerated; e = {Math.Exp(Math.Min(log, 30)):0.##}, needed {Math.Exp(policy.LogNeeded):0}");
        return Finish(metric, log >= policy.LogNeeded && decisions.Pairs >= LeastRequests, decisions.Pairs, share, text);
    }

    private static Finding Finish(Metric metric, bool failed, long requests, double value, string text) =>
        failed ? new(AnalysisPhase.Failed, value, text)
        : requests < metric.Requests ? new(AnalysisPhase.Running, value, Text($"{requests} of {metric.Requests} canary requests seen"))
        : new(AnalysisPhase.Successful, value, text);

    private static string Say(Measure measure) => measure switch
    {
        Measure.ErrorRate => "failed",
        Measure.FallbackRate => "fell back on",
        _ => "decided positively on",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
