namespace MlopsLab.Learning.Scoring;

/// <summary>Another scoring whose scores are calibrated.</summary>
internal sealed class CalibratedScoring(IScoring scoring, Calibration calibration) : IScoring
{
    public double Score(ReadOnlySpan<double> x) => calibration.Of(scoring.Score(x));

    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        scoring.Score(rows, scores);
        foreach (ref var score in scores)
        {
            score = calibration.Of(score);
        }
    }
}
