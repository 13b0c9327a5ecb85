using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Tests.Domain;

public sealed class ScenarioClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly FreshnessRule Rule = new(TimeSpan.FromHours(1), TimeSpan.FromDays(2), CheckSeverity.Warn);

    [Fact]
    public void Calls_a_record_that_is_hours_ahead_of_the_others_a_wrong_clock()
    {
        var clock = Running(TimeSpan.FromSeconds(1));

        Assert.Equal(ClockReading.Ahead, clock.Read(Start.AddHours(3), Rule));
        Assert.Equal(ClockReading.Fine, clock.Read(Start.AddMinutes(20), Rule));
    }

    [Fact]
    public void Is_not_moved_by_a_few_wrong_clocks()
    {
        var clock = Running(TimeSpan.FromSeconds(1));
        clock.Advance([.. Enumerable.Repeat(Start.AddDays(9).UtcTicks, 9)]);

        Assert.Equal(ClockReading.Ahead, clock.Read(Start.AddDays(9), Rule));
    }

    [Fact]
    public void Lets_a_stream_of_hourly_rows_have_its_own_pace() =>
        Assert.Equal(ClockReading.Fine, Running(TimeSpan.FromHours(1)).Read(Start.AddHours(130), Rule));

    [Fact]
    public void Tells_late_from_merely_out_of_order()
    {
        var clock = Running(TimeSpan.FromSeconds(1));
        clock.Read(Start.AddMinutes(5), Rule);

        Assert.Equal(ClockReading.OutOfOrder, clock.Read(Start.AddMinutes(1), Rule));
        Assert.Equal(ClockReading.Behind, clock.Read(Start.AddDays(-3), Rule));
    }

    private static ScenarioClock Running(TimeSpan step)
    {
        var clock = new ScenarioClock();
        clock.Advance([.. Enumerable.Range(0, 127).Select(row => (Start + (row * step)).UtcTicks)]);
        return clock;
    }
}
