namespace MlopsLab.Learning.Trees;

/// <summary>A leaf's answer and what it is worth under L1 and L2 (Chen and Guestrin 2016, equations 5 and 6, with L1 as in XGBoost).</summary>
internal readonly record struct Penalties(double L1, double L2)
{
    /// <summary>The answer that takes away the most loss.</summary>
    public double Answer(Sums sums) => sums.H + L2 > 0 ? -Shrunk(sums.G) / (sums.H + L2) : 0;

    public double Answer(Sums sums, Bounds bounds) => Math.Clamp(Answer(sums), bounds.Low, bounds.High);

    /// <summary>Twice the loss that the best answer takes away.</summary>
    public double Worth(Sums sums)
    {
        var g = Shrunk(sums.G);
        return sums.H + L2 > 0 ? g * g / (sums.H + L2) : 0;
    }

    /// <summary>Twice the loss that <paramref name="answer"/> takes away.</summary>
    public double Worth(Sums sums, double answer) =>
        -((2 * sums.G * answer) + ((sums.H + L2) * answer * answer) + (2 * L1 * Math.Abs(answer)));

    private double Shrunk(double g) => L1 == 0 ? g : Math.Sign(g) * Math.Max(Math.Abs(g) - L1, 0);
}
