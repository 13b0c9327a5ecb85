namespace MlopsLab.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>P(Z &gt; z), with full relative precision far out.</summary>
    public static double Tail(double z) => z < 0 ? 1 - Tail(-z) : IncompleteGamma.Upper(0.5, z * z / 2) / 2;

    /// <summary>P(|Z| &gt; |z|).</summary>
    public static double TwoTails(double z) => IncompleteGamma.Upper(0.5, z * z / 2);

    /// <summary>The z with P(Z &gt; z) = share, by halving; 0 &lt; share &lt; 1.</summary>
    public static double Upper(double share)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        }

        var (low, high) = (-40.0, 40.0);
        for (var i = 0; i < 70; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Tail(middle) > share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>How many standard errors a shift must have to be found at level α (two-sided) with this power.</summary>
    public static double Reach(double alpha, double power) => Upper(alpha / 2) + Upper(1 - power);
}
