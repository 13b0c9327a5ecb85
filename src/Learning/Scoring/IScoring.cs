namespace MlopsLab.Learning.Scoring;

/// <summary>A body ready to score: log-odds of one row, without allocating.</summary>
internal interface IScoring
{
    double LogOdds(ReadOnlySpan<double> x);
}
