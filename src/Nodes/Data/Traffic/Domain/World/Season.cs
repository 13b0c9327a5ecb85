namespace MlopsLab.Traffic.Domain.World;

/// <summary>How busy an instant is: 1 on average over a week, low at night, high on Friday and Saturday, other on holidays.</summary>
internal static class Season
{
    private static readonly double[] DayFactors = [0.88, 0.92, 0.96, 1.0, 1.16, 1.22, 0.86];
    private static readonly double[] HourOfWeek = Normalised();

    public static double Intensity(DateTimeOffset at)
    {
        var hour = (((int)at.DayOfWeek + 6) % 7 * 24) + at.TimeOfDay.TotalHours;
        var before = (int)hour;
        var share = hour - before;
        return ((HourOfWeek[before] * (1 - share)) + (HourOfWeek[(before + 1) % 168] * share)) * Holidays.Factor(DateOnly.FromDateTime(at.UtcDateTime));
    }

    private static double[] Normalised()
    {
        var raw = Enumerable.Range(0, 168).Select(hour => DayFactors[hour / 24] * Diurnal(hour % 24)).ToArray();
        var mean = raw.Average();
        return [.. raw.Select(value => value / mean)];
    }

    // Two humps, lunch and after work, over a floor of people who pay at night.
    private static double Diurnal(double hour) => 0.3 + (1.2 * Hump(hour, 12.5, 3.0)) + (1.0 * Hump(hour, 18.5, 2.4));

    private static double Hump(double hour, double peak, double width) => Math.Exp(-0.5 * Math.Pow((hour - peak) / width, 2));
}
