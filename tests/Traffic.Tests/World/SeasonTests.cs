using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

public sealed class SeasonTests
{
    [Fact]
    public void Is_one_on_average_over_a_week()
    {
        var mean = Enumerable.Range(0, 7 * 144).Average(slot => Season.Intensity(FraudWorld.StartOf(Worlds.Monday + slot)));

        Assert.Equal(1, mean, tolerance: 0.001);
    }

    [Fact]
    public void Repeats_every_week() =>
        Assert.Equal(Season.Intensity(TownBuilder.Epoch.AddHours(30)), Season.Intensity(TownBuilder.Epoch.AddHours(30 + 168)), tolerance: 1e-12);

    [Theory]
    [InlineData(2026, 4, 5, "Easter Sunday")]
    [InlineData(2027, 3, 28, "Easter Sunday")]
    [InlineData(2026, 4, 3, "Good Friday")]
    [InlineData(2026, 11, 27, "Black Friday")]
    [InlineData(2026, 11, 30, "Cyber Monday")]
    [InlineData(2026, 2, 14, "Valentine's Day")]
    public void Knows_its_holidays(int year, int month, int day, string name) =>
        Assert.Equal(name, Assert.Single(Holidays.All, holiday => holiday.IsOn(new DateOnly(year, month, day))).Name);

    [Fact]
    public void Rises_before_Christmas_and_falls_on_it()
    {
        var advent = Season.Intensity(new DateTimeOffset(2026, 12, 18, 12, 0, 0, TimeSpan.Zero));
        var christmas = Season.Intensity(new DateTimeOffset(2026, 12, 25, 12, 0, 0, TimeSpan.Zero));

        Assert.True(advent > 1.8 * christmas);
    }
}
