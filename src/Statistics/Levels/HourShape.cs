namespace MlopsLab.Statistics;

/// <summary>
/// How the hours of a week differ: for each the usual count as a multiple of the average hour, drawn towards the product of its day's and
/// its hour's factor as long as few weeks were seen (Gamma-Poisson shrinkage). Until the first week is over every hour counts as average.
/// </summary>
/// <param name="Sums">Decayed sums of count / level for each of the 168 hours, Monday first.</param>
/// <param name="Weights">How many weeks are behind each of them.</param>
/// <param name="Seen">Hours seen in all.</param>
public sealed record HourShape(double[] Sums, double[] Weights, int Seen)
{
    /// <summary>Hours of a week.</summary>
    public const int Hours = 168;

    private const double Keep = 0.9;
    private const double Prior = 2;
    private const double Least = 0.02;

    /// <summary>Nothing is known yet.</summary>
    public static HourShape Unknown => new(new double[Hours], new double[Hours], 0);

    /// <summary>Whether a whole week was seen.</summary>
    public bool IsKnown => Seen >= Hours;

    /// <summary>The hour of the week, 0 to 167, Monday 0:00 UTC first.</summary>
    public static int HourOf(DateTimeOffset at) => (((int)at.UtcDateTime.DayOfWeek + 6) % 7 * 24) + at.UtcDateTime.Hour;

    /// <summary>The usual count of an hour as a multiple of the average one; 1 while nothing is known.</summary>
    public double Of(int hour)
    {
        if (!IsKnown)
        {
            return 1;
        }

        var day = hour / 24;
        double sum = 0, usual = 0;
        for (var other = 0; other < 24; other++)
        {
            sum += Sums[(day * 24) + other];
            usual += Weights[(day * 24) + other] * OfDay(other);
        }

        var expected = OfDay(hour % 24) * (sum + Prior) / (usual + Prior);
        return Math.Max(Least, (Sums[hour] + (Prior * expected)) / (Weights[hour] + Prior));
    }

    /// <summary>With one hour more, of a stream at a level.</summary>
    /// <param name="count">What was counted.</param>
    /// <param name="level">The count of an average hour; of no meaning in the first week.</param>
    public HourShape With(int hour, double count, double level)
    {
        double[] sums = [.. Sums], weights = [.. Weights];
        sums[hour] = (sums[hour] * (IsKnown ? Keep : 1)) + (IsKnown ? count / level : count);
        weights[hour] = (weights[hour] * (IsKnown ? Keep : 1)) + 1;
        if (Seen == Hours - 1 && sums.Sum() / weights.Sum() is > 0 and var average)
        {
            sums = [.. sums.Select(sum => sum / average)];
        }

        return new(sums, weights, Seen + 1);
    }

    private double OfDay(int hour)
    {
        double sum = 0, weight = 0;
        for (var day = 0; day < 7; day++)
        {
            sum += Sums[(day * 24) + hour];
            weight += Weights[(day * 24) + hour];
        }

        return (sum + Prior) / (weight + Prior);
    }
}
