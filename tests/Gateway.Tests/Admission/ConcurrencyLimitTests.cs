using MlopsLab.Gateway.Admission;

namespace MlopsLab.Gateway.Tests.Admission;

public sealed class ConcurrencyLimitTests
{
    private static readonly LimitBounds Bounds = new(Least: 8, Most: 1_000);

    [Fact]
    public void A_limit_nobody_reaches_stays_as_it_is()
    {
        var limit = new ConcurrencyLimit(64);
        for (var window = 0; window < 100; window++)
        {
            limit = limit.Next(TimeSpan.FromMilliseconds(5), inFlight: 10, Bounds);
        }

        Assert.Equal(64, limit.Limit);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(400)]
    public void Under_full_load_it_settles_near_what_the_servers_take_at_once(int servers)
    {
        var limit = Loaded(new ConcurrencyLimit(64), servers, windows: 400);

        Assert.InRange(limit.Limit, servers, 2.2 * servers);
    }

    [Fact]
    public void An_overload_that_began_before_anything_was_measured_is_not_taken_for_the_usual_state()
    {
        Assert.InRange(Loaded(new ConcurrencyLimit(200), servers: 20, windows: 5 * ConcurrencyLimit.Cycle).Limit, 20, 44);
    }

    [Fact]
    public void A_model_that_is_slower_for_good_is_taken_as_it_is_after_a_probe()
    {
        var settled = Loaded(new ConcurrencyLimit(32), servers: 100, windows: 300);

        var slower = Loaded(settled, servers: 100, windows: 4 * ConcurrencyLimit.Cycle, idle: TimeSpan.FromMilliseconds(40));

        Assert.InRange(slower.Limit, 100, 220);
    }

    [Fact]
    public void A_server_that_gets_slow_shrinks_it_within_a_second_and_it_is_back_a_few_seconds_after()
    {
        var settled = Loaded(new ConcurrencyLimit(64), servers: 100, windows: 300);
        var slow = Loaded(settled, servers: 20, windows: 10);
        var healed = Loaded(slow, servers: 100, windows: 50);

        Assert.InRange(slow.Limit, 8, settled.Limit / 2);
        Assert.InRange(healed.Limit, settled.Limit * 0.7, settled.Limit * 1.5);
    }

    [Fact]
    public void It_stays_within_its_bounds_whatever_it_sees()
    {
        var random = new Random(7);
        var limit = new ConcurrencyLimit(64);
        for (var window = 0; window < 5_000; window++)
        {
            limit = limit.Next(TimeSpan.FromSeconds(Math.Exp(random.NextDouble() * 20) - 1), random.Next(2_000), Bounds);

            Assert.InRange(limit.Limit, Bounds.Least, Bounds.Most);
            Assert.InRange(limit.Now(Bounds), Bounds.Least, Bounds.Most);
        }
    }

    /// <summary>So many servers, of 10 ms each if nothing else is said: what comes above waits, and latency rises with it.</summary>
    private static ConcurrencyLimit Loaded(ConcurrencyLimit limit, int servers, int windows, TimeSpan? idle = null)
    {
        for (var window = 0; window < windows; window++)
        {
            var inFlight = limit.Now(Bounds);
            limit = limit.Next((idle ?? TimeSpan.FromMilliseconds(10)) * Math.Max(1, (double)inFlight / servers), inFlight, Bounds);
        }

        return limit;
    }
}
