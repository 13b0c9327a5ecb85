using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Tests.World;

namespace MlopsLab.Traffic.Tests.Live;

public sealed class LivePaceTests
{
    [Fact]
    public void A_week_takes_a_week_divided_by_the_acceleration()
    {
        var week = Enumerable.Range(0, 7 * 144).Aggregate(TimeSpan.Zero, (sum, slot) => sum + LivePace.Duration(Worlds.Monday + slot, acceleration: 600));

        Assert.Equal(TimeSpan.FromDays(7).TotalSeconds / 600, week.TotalSeconds, tolerance: 1);
    }

    [Theory]
    [InlineData(20, 600)]
    [InlineData(50, 3_600)]
    public void The_rate_on_the_wall_is_the_one_that_was_set_by_day_and_by_night(double rate, double acceleration)
    {
        var world = new FraudWorld(Worlds.Default);
        foreach (var hour in (int[])[3, 12, 18])
        {
            var slots = Enumerable.Range(0, 28).SelectMany(day => Enumerable.Range(0, 6).Select(slot => Worlds.Monday + (((day * 24) + hour) * 6) + slot)).ToArray();
            var payments = slots.Sum(slot => world.PaymentsOf(slot, LivePace.Towns(rate, acceleration)).Count);
            var seconds = slots.Sum(slot => LivePace.Duration(slot, acceleration).TotalSeconds);

            Assert.InRange(payments / seconds, rate * 0.85, rate * 1.15);
        }
    }
}
