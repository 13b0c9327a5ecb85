namespace MlopsLab.Policies;

/// <summary>Whether a step's own conditions are met; a person's and a gate's word comes on top.</summary>
public static class StepRule
{
    public static bool IsDone(PolicyStep step, AnalysisRun run, StepEvidence evidence, TimeSpan since) => Missing(step, run, evidence, since) is null;

    /// <summary>What is still missing, null when nothing is. A step never ends without a request to the canary.</summary>
    public static string? Missing(PolicyStep step, AnalysisRun run, StepEvidence evidence, TimeSpan since) =>
        evidence.Canary.Requests < Math.Max(step.Requests, 1) ? $"{evidence.Canary.Requests} of {Math.Max(step.Requests, 1)} {(step.Shadow ? "mirrored" : "canary")} requests seen"
        : since < step.Hold ? $"{(step.Hold - since).TotalSeconds:0} s of the pause are left"
        : step.Analysis.FirstOrDefault(name => run.Find(name)?.Phase != AnalysisPhase.Successful) is { } metric ? $"metric {metric} is {Stand(run.Find(metric))}"
        : null;

    private static string Stand(MetricResult? result) =>
        result is null ? "not measured yet" : $"{result.Phase.ToString().ToLowerInvariant()}{(result.Last is { } last ? $": {last.Message}" : "")}";
}
