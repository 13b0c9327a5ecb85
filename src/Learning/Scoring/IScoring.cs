namespace MlopsLab.Learning.Scoring;

/// <summary>A body ready to score, without allocating; safe for many threads.</summary>
internal interface IScoring
{
    double Score(ReadOnlySpan<double> x);

    /// <summary>Scores as many rows as <paramref name="scores"/> has places; the same bits as one by one.</summary>
    void Score(ReadOnlySpan<double> rows, Span<double> scores);
}
