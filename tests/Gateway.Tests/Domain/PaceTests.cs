using MlopsLab.Gateway.Domain;

namespace MlopsLab.Gateway.Tests.Domain;

public sealed class PaceTests
{
    [Fact]
    public void A_burst_passes_at_once_and_then_one_at_a_time()
    {
        var pace = default(Pace);
        for (var number = 0; number < 3; number++)
        {
            pace = pace.Take(At(0), perSecond: 10, burst: 3).After ?? throw new InvalidOperationException($"{number} has to wait");
        }

        Assert.Equal((null, 0.1), Taken(pace, At(0)));
        Assert.NotNull(pace.Take(At(0.1), 10, 3).After);
        Assert.Equal((null, 0.05), Taken(pace, At(0.05)));
    }

    [Fact]
    public void Over_a_long_time_as_many_pass_as_are_allowed_a_second_and_one_burst_more()
    {
        var (pace, passed) = (default(Pace), 0);
        for (var millisecond = 0; millisecond < 10_000; millisecond++)
        {
            (pace, passed) = pace.Take(At(millisecond / 1_000.0), 25, 5).After is { } after ? (after, passed + 1) : (pace, passed);
        }

        Assert.InRange(passed, 253, 255);
    }

    [Fact]
    public void A_long_rest_saves_up_no_more_than_a_burst()
    {
        var (pace, passed) = (default(Pace), 0);
        for (var number = 0; number < 50; number++)
        {
            (pace, passed) = pace.Take(At(3_600), 10, 4).After is { } after ? (after, passed + 1) : (pace, passed);
        }

        Assert.Equal(4, passed);
    }

    private static (Pace? After, double Wait) Taken(Pace pace, TimeSpan now)
    {
        var (after, wait) = pace.Take(now, 10, 3);
        return (after, Math.Round(wait.TotalSeconds, 6));
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
