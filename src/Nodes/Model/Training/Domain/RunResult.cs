namespace MlopsLab.Training.Domain;

/// <summary>What a completed run found; kept with the run.</summary>
internal sealed record RunResult(
    string View,
    string ArtifactHash,
    long ArtifactBytes,
    TimeSplit Split,
    int Steps,
    double Threshold,
    double TestPositiveRate,
    IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>What a run again was compared with; null for other runs.</summary>
    public RunComparison? Comparison { get; init; }
}
