namespace MlopsLab.Statistics.Tests;

public sealed class HourShapeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Monday_midnight_is_the_first_hour_and_sunday_night_the_last() =>
        Assert.Equal((0, 167), (HourShape.HourOf(Monday), HourShape.HourOf(Monday.AddDays(7).AddMinutes(-1))));

    [Fact]
    public void Every_hour_is_average_until_a_week_was_seen()
    {
        var shape = Seen(weeks: 0);
        for (var hour = 0; hour < 167; hour++)
        {
            shape = shape.With(hour, 10 + hour, level: 1);
            Assert.Equal(1, shape.Of(hour));
        }

        Assert.True(shape.With(167, 177, level: 1).IsKnown);
    }

    [Fact]
    public void After_some_weeks_it_is_what_came_whatever_the_level()
    {
        var shape = Seen(weeks: 8);

        Assert.All(Enumerable.Range(0, 168), hour => Assert.InRange(shape.Of(hour) / Usual(hour), 0.9, 1.1));
    }

    private static double Usual(int hour) => (hour % 24 < 8 ? 0.4 : 1.3) * (hour / 24 == 6 ? 0.7 : 1.05);

    private static HourShape Seen(int weeks)
    {
        var shape = HourShape.Unknown;
        for (var week = 0; week < weeks; week++)
        {
            for (var hour = 0; hour < 168; hour++)
            {
                var level = week == 0 ? 100 : 100 * week;
                shape = shape.With(hour, level * Usual(hour), level);
            }
        }

        return shape;
    }
}
