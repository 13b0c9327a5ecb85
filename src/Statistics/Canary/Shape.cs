namespace MlopsLab.Statistics;

/// <summary>Mean and central sums of powers two to four in one pass, merged pairwise (Pébay, Sandia report SAND2008-6212).</summary>
/// <param name="Squares">Sum of squared distances from the mean.</param>
/// <param name="Cubes">Sum of cubed distances.</param>
/// <param name="Fourths">Sum of fourth powers of the distances.</param>
public readonly record struct Shape(long Count, double Mean, double Squares, double Cubes, double Fourths)
{
    /// <summary>Of the sample; 0 of fewer than two numbers.</summary>
    public double Variance => Count < 2 ? 0 : Squares / (Count - 1);

    /// <summary>Fourth moment over squared variance, 3 for a normal distribution; 0 when nothing varies.</summary>
    public double Kurtosis => Squares > 0 ? Count * Fourths / (Squares * Squares) : 0;

    /// <summary>With one number more.</summary>
    public Shape With(double value) => With(new Shape(1, value, 0, 0, 0));

    /// <summary>Of the numbers of both.</summary>
    public Shape With(Shape other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        double n = Count + other.Count, a = Count, b = other.Count;
        var d = other.Mean - Mean;
        var step = d / n;
        return new(
            Count + other.Count,
            Mean + (step * b),
            Squares + other.Squares + (d * step * a * b),
            Cubes + other.Cubes + (d * step * step * a * b * (a - b)) + (3 * step * ((a * other.Squares) - (b * Squares))),
            Fourths + other.Fourths + (d * step * step * step * a * b * ((a * a) - (a * b) + (b * b)))
                + (6 * step * step * ((a * a * other.Squares) + (b * b * Squares))) + (4 * step * ((a * other.Cubes) - (b * Cubes))));
    }
}
