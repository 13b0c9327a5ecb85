namespace MlopsLab.Training.Domain.Reports;

/// <summary>How good a model is on rows that came after all it learnt from; what the registry's gates judge by.</summary>
/// <param name="Calibration">none, platt or isotonic, as applied.</param>
/// <param name="ThresholdFrom">calibration or test: the rows on which the threshold was the cheapest.</param>
/// <param name="Words">What was done, and what this does not say.</param>
internal sealed record Evaluation(
    int Format,
    string Model,
    string Learner,
    string Snapshot,
    string View,
    TimeSplit Split,
    double TestPositiveRate,
    string Calibration,
    double EceUncalibrated,
    double Threshold,
    string ThresholdFrom,
    Scorecard Metrics,
    double TrainAuc,
    ChampionReport Champion,
    IReadOnlyList<SliceLine> Slices,
    Curves Curves,
    IReadOnlyList<Importance> Importance,
    RowsReport Rows,
    IReadOnlyList<string> Words)
{
    /// <summary>Whether there were rows enough to look for features that give the label away.</summary>
    public LeakLook? Leaks { get; init; }
}
