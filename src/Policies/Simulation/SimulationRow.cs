namespace MlopsLab.Policies;

/// <summary>The rollouts of one case together; the medians are over those that were aborted.</summary>
/// <param name="MedianRequests">Canary requests until the abort: the blast radius.</param>
/// <param name="WorstRequests">The 99th percentile of that.</param>
public sealed record SimulationRow(string Case, int Runs, double Aborted, double Promoted, double Paused, long? MedianRequests, long? WorstRequests, long? MedianFailures, double? MedianSeconds)
{
    public static SimulationRow Of(string name, IReadOnlyList<SimulatedRollout> runs, TimeSpan every)
    {
        var aborted = runs.Where(run => run.End == AnalysisPhase.Failed).ToList();
        double Share(AnalysisPhase end) => (double)runs.Count(run => run.End == end) / runs.Count;
        long? At(Func<SimulatedRollout, long> figure, double share) =>
            aborted.Count == 0 ? null : aborted.Select(figure).Order().ElementAt((int)Math.Min(aborted.Count - 1, share * aborted.Count));
        return new(
            name,
            runs.Count,
            Share(AnalysisPhase.Failed),
            Share(AnalysisPhase.Successful),
            Share(AnalysisPhase.Inconclusive),
            At(run => run.Requests, 0.5),
            At(run => run.Requests, 0.99),
            At(run => run.Failures, 0.5),
            At(run => run.Looks, 0.5) * every.TotalSeconds);
    }
}
