namespace MlopsLab.Policies;

/// <summary>
/// How metrics and whole analyses stand, by the rules of Argo Rollouts (analysis/analysis.go: <c>assessRunStatus</c>, <c>assessMetricStatus</c>,
/// <c>assessMetricFailureInconclusiveOrError</c>; utils/analysis/helpers.go: <c>IsWorse</c>, <c>IsTerminating</c>): a limit is passed by more than its number,
/// of limits passed at once the error's counts before the inconclusive's before the failure's; the worst metric is the run's, failed being worse than error and
/// error worse than inconclusive; one metric that ends badly ends the run, and a dry run's never does.
/// </summary>
public static class Assessment
{
    private static readonly AnalysisPhase[] BestToWorst =
    [
        AnalysisPhase.Successful, AnalysisPhase.Running, AnalysisPhase.Pending, AnalysisPhase.Inconclusive, AnalysisPhase.Error, AnalysisPhase.Failed,
    ];

    public static bool IsCompleted(AnalysisPhase phase) =>
        phase is AnalysisPhase.Successful or AnalysisPhase.Failed or AnalysisPhase.Error or AnalysisPhase.Inconclusive;

    public static bool IsWorse(AnalysisPhase current, AnalysisPhase other) => Array.IndexOf(BestToWorst, other) > Array.IndexOf(BestToWorst, current);

    /// <summary>Whether no further measurement is begun.</summary>
    public static bool IsTerminating(IReadOnlyList<Metric> metrics, AnalysisRun run) => run.Terminate || run.Results.Any(result =>
        metrics.Any(metric => metric.Name == result.Name && !metric.DryRun)
        && result.Phase is AnalysisPhase.Failed or AnalysisPhase.Error or AnalysisPhase.Inconclusive);

    public static AnalysisPhase OfMetric(Metric metric, MetricResult result, bool terminating) =>
        IsCompleted(result.Phase) ? result.Phase
        : result.Last is not { } last ? terminating ? AnalysisPhase.Successful : AnalysisPhase.Pending
        : !IsCompleted(last.Phase) ? AnalysisPhase.Running
        : PassedLimit(metric, result) is { } passed ? passed.Phase
        : metric.EffectiveCount is { } count && result.Count >= count ? AnalysisPhase.Successful
        : terminating ? AnalysisPhase.Successful
        : AnalysisPhase.Running;

    public static RunAssessment OfRun(IReadOnlyList<Metric> metrics, AnalysisRun run)
    {
        var terminating = IsTerminating(metrics, run);
        var (worst, message, all) = ((AnalysisPhase?)null, run.Terminate ? "Run Terminated" : "", true);
        foreach (var metric in metrics)
        {
            if (run.Find(metric.Name) is not { } result)
            {
                all = false;
                continue;
            }

            var phase = OfMetric(metric, result, terminating);
            result = result.Phase == phase ? result : result with { Phase = phase, Message = result.Last?.Message ?? result.Message };
            run = run.With(result);
            all &= IsCompleted(phase);
            if (!IsCompleted(phase))
            {
                continue;
            }

            if (metric.DryRun)
            {
                worst ??= AnalysisPhase.Successful;
            }
            else if (worst is not { } so || IsWorse(so, phase))
            {
                worst = phase;
                message = PassedLimit(metric, result) is { } limit ? Tell(metric, phase, limit.Message, result) : message;
            }
        }

        return terminating ? new(worst ?? AnalysisPhase.Successful, message, run)
            : !all || worst is not { } ended ? new(AnalysisPhase.Running, "", run)
            : new(ended, message, run);
    }

    // Of limits passed at once, the last of these is told.
    private static (AnalysisPhase Phase, string Message)? PassedLimit(Metric metric, MetricResult result) =>
        result.ConsecutiveError > metric.ConsecutiveErrorLimit ? (AnalysisPhase.Error, $"consecutiveErrors ({result.ConsecutiveError}) > consecutiveErrorLimit ({metric.ConsecutiveErrorLimit})")
        : result.Inconclusive > metric.InconclusiveLimit ? (AnalysisPhase.Inconclusive, $"inconclusive ({result.Inconclusive}) > inconclusiveLimit ({metric.InconclusiveLimit})")
        : result.Failed > metric.FailureLimit ? (AnalysisPhase.Failed, $"failed ({result.Failed}) > failureLimit ({metric.FailureLimit})")
        : null;

    private static string Tell(Metric metric, AnalysisPhase phase, string limit, MetricResult result) =>
        $"Metric \"{metric.Name}\" assessed {phase} due to {limit}{(result.Message.Length == 0 ? "" : $": {result.Message}")}";
}
