namespace MlopsLab.Policies;

/// <summary>Takes the measurements that are due and assesses the run: one look at a rollout.</summary>
public static class Analyst
{
    private const string Terminated = "metric terminated";

    public static RunAssessment Look(Policy policy, AnalysisRun run, RolloutEvidence evidence, DateTimeOffset now)
    {
        var ending = Assessment.IsTerminating(policy.Metrics, run);
        var assessed = Assessment.OfRun(policy.Metrics, Measured(policy, run, evidence, ending, now));

        // What has just ended badly ends the run now rather than at the next look.
        return !ending && Assessment.IsTerminating(policy.Metrics, assessed.Run)
            ? Assessment.OfRun(policy.Metrics, Measured(policy, assessed.Run, evidence, terminating: true, now))
            : assessed;
    }

    private static AnalysisRun Measured(Policy policy, AnalysisRun run, RolloutEvidence evidence, bool terminating, DateTimeOffset now)
    {
        foreach (var metric in policy.Metrics.Where(metric => Schedule.IsDue(metric, run, terminating, now)))
        {
            var result = run.Find(metric.Name) ?? new MetricResult(metric.Name) { Phase = AnalysisPhase.Running };
            run = run.With(result.With(Take(policy, metric, result, evidence, terminating, now)));
        }

        return run;
    }

    private static Measurement Take(Policy policy, Metric metric, MetricResult result, RolloutEvidence evidence, bool terminating, DateTimeOffset now)
    {
        var finding = Findings.Of(policy, metric, evidence);
        var began = result.Last is { FinishedAt: null } under ? under.StartedAt : now;
        return finding.Phase == AnalysisPhase.Running
            ? terminating ? new(AnalysisPhase.Successful, finding.Value, Terminated, began, now) : new(AnalysisPhase.Running, finding.Value, finding.Message, began, null)
            : new(finding.Phase, finding.Value, finding.Message, began, now);
    }
}
