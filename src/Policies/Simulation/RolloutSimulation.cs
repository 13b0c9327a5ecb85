namespace MlopsLab.Policies;

/// <summary>Plays a policy against made-up traffic, with the very functions the controller uses.</summary>
public static class RolloutSimulation
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    public static SimulationRow Run(Policy policy, SimulationCase played, SimulationPlan plan)
    {
        policy = WithoutShadow(policy);
        var (stable, canary) = (new Sampler(played.Stable), new Sampler(played.Canary));
        var runs = Enumerable.Range(0, plan.Runs).Select(run => One(policy, plan, stable, canary, new Random(plan.SeedOf(run)))).ToList();
        return SimulationRow.Of(played.Name, runs, plan.Every);
    }

    // Made-up traffic has no pairs: what a shadow compares is left out.
    private static Policy WithoutShadow(Policy policy)
    {
        var metrics = policy.Metrics.Where(metric => metric.Measure != Measure.Disagreement).ToList();
        return policy with
        {
            Metrics = metrics,
            Steps = [.. policy.Steps.Where(step => !step.Shadow).Select(step => step with { Analysis = [.. step.Analysis.Where(name => metrics.Any(metric => metric.Name == name))] })],
        };
    }

    private static SimulatedRollout One(Policy policy, SimulationPlan plan, Sampler stable, Sampler canary, Random random)
    {
        var (evidence, run, step, since) = (RolloutEvidence.None, AnalysisRun.At(Start), 0, Start);
        var steps = policy.Steps;
        for (var look = 1; look <= plan.Looks; look++)
        {
            var now = Start + (look * plan.Every);
            var met = random.Hits(plan.RequestsPerLook, steps[step].Weight);
            var more = new StepEvidence(canary.Draw(random, met, now), stable.Draw(random, plan.RequestsPerLook - met, now));
            evidence = new(evidence.Step.Add(more), evidence.Whole.Add(more), Tracks.Add(evidence.Tracks, policy.Metrics, more));
            var assessed = Analyst.Look(policy, run, evidence, now);
            run = assessed.Run;
            if (assessed.Phase is AnalysisPhase.Failed or AnalysisPhase.Error or AnalysisPhase.Inconclusive)
            {
                return End(assessed.Phase == AnalysisPhase.Inconclusive ? AnalysisPhase.Inconclusive : AnalysisPhase.Failed);
            }

            if (!plan.HoldFirstWeight && StepRule.IsDone(steps[step], run, evidence.Step, now - since))
            {
                if (++step == steps.Count)
                {
                    return End(AnalysisPhase.Successful);
                }

                (run, since, evidence) = (AnalysisRun.At(now), now, evidence with { Step = StepEvidence.None });
            }

            SimulatedRollout End(AnalysisPhase end) => new(end, look, evidence.Whole.Canary.Requests, evidence.Whole.Canary.Failures);
        }

        return new(AnalysisPhase.Running, plan.Looks, evidence.Whole.Canary.Requests, evidence.Whole.Canary.Failures);
    }
}
