namespace MlopsLab.Policies;

/// <summary>When a metric is measured next, as in Argo Rollouts (<c>generateMetricTasks</c>).</summary>
public static class Schedule
{
    /// <summary>How long after an error, or when no interval is given, the next measurement is taken.</summary>
    public static readonly TimeSpan ErrorRetry = TimeSpan.FromSeconds(10);

    /// <summary>Whether a measurement is to be taken now, or the one under way to be looked at again.</summary>
    public static bool IsDue(Metric metric, AnalysisRun run, bool terminating, DateTimeOffset now)
    {
        var result = run.Find(metric.Name);
        return result is not null && Assessment.IsCompleted(result.Phase) ? false
            : result?.Last is { FinishedAt: null } ? true
            : terminating ? false
            : result?.Last is not { FinishedAt: { } finished } last ? now >= run.StartedAt + metric.InitialDelay
            : metric.EffectiveCount is { } count && result.Count >= count ? false
            : now > finished + (last.Phase == AnalysisPhase.Error ? ErrorRetry : metric.Interval ?? ErrorRetry);
    }
}
