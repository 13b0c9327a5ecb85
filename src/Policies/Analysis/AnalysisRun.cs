namespace MlopsLab.Policies;

/// <summary>The metrics of a policy, measured since some time.</summary>
/// <param name="Terminate">Somebody asked it to end.</param>
public sealed record AnalysisRun(DateTimeOffset StartedAt, IReadOnlyList<MetricResult> Results, bool Terminate = false)
{
    public static AnalysisRun At(DateTimeOffset now) => new(now, []);

    public MetricResult? Find(string metric) => Results.FirstOrDefault(result => result.Name == metric);

    public AnalysisRun With(MetricResult result) => Find(result.Name) is null
        ? this with { Results = [.. Results, result] }
        : this with { Results = [.. Results.Select(other => other.Name == result.Name ? result : other)] };
}
