namespace MlopsLab.Traffic.Domain.World;

/// <summary>Days on which people pay more or less than the day of the week says.</summary>
internal static class Holidays
{
    public static readonly IReadOnlyList<Holiday> All =
    [
        new("New Year", 0.65, day => day is { Month: 1, Day: 1 }),
        new("Valentine's Day", 1.15, day => day is { Month: 2, Day: 14 }),
        new("Good Friday", 0.8, day => FromEaster(day) == -2),
        new("Easter Sunday", 0.7, day => FromEaster(day) == 0),
        new("Easter Monday", 0.75, day => FromEaster(day) == 1),
        new("Labour Day", 0.75, day => day is { Month: 5, Day: 1 }),
        new("Black Friday", 1.5, day => day is { Month: 11, DayOfWeek: DayOfWeek.Friday, Day: >= 23 and <= 29 }),
        new("Cyber Monday", 1.3, day => day.AddDays(-3) is { Month: 11, DayOfWeek: DayOfWeek.Friday, Day: >= 23 and <= 29 }),
        new("Christmas", 0.65, day => day is { Month: 12, Day: 25 or 26 }),
        new("New Year's Eve", 1.2, day => day is { Month: 12, Day: 31 }),
    ];

    /// <summary>Advent is one long rise; every other day has its own name.</summary>
    public static double Factor(DateOnly day)
    {
        foreach (var holiday in All)
        {
            if (holiday.IsOn(day))
            {
                return holiday.Factor;
            }
        }

        return day is { Month: 12, Day: < 25 } ? 1.1 + (0.3 * day.Day / 24) : 1;
    }

    private static int FromEaster(DateOnly day) => day.DayNumber - Easter(day.Year).DayNumber;

    // The anonymous Gregorian algorithm (Nature, 20 April 1876).
    internal static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }
}
