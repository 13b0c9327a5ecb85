using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Scoring;

/// <summary>A linear body as arrays.</summary>
internal sealed class FlatLinear(LinearBody body) : IScoring
{
    private readonly double[][] levels = [.. body.Terms.Select(term => term.Levels?.ToArray() ?? [])];
    private readonly bool[] isCategory = [.. body.Terms.Select(term => term.Levels is not null)];
    private readonly double[] slopes = [.. body.Terms.Select(term => term.Slope)];
    private readonly double[] missing = [.. body.Terms.Select(term => term.Missing)];

    public double Score(ReadOnlySpan<double> x)
    {
        var sum = body.Intercept;
        for (var i = 0; i < slopes.Length; i++)
        {
            sum += Term(i, x[i]);
        }

        return Sigmoid.Of(sum);
    }

    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Score(rows.Slice(row * slopes.Length, slopes.Length));
        }
    }

    private double Term(int input, double value)
    {
        if (!isCategory[input])
        {
            return double.IsNaN(value) ? missing[input] : slopes[input] * value;
        }

        return value >= 0 && value < levels[input].Length ? levels[input][(int)value] : missing[input];
    }
}
